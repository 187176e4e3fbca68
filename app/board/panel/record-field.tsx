import { controlOf, type FieldDefinition } from '#app/board/fields/field-control.ts';
import type { RecordKind, RecordOf } from '#shared/board/record-kind.ts';
import { ChoiceField } from './choice-field.tsx';
import { ColourField } from './colour-field.tsx';
import { DateField } from './date-field.tsx';
import { LineField } from './line-field.tsx';
import { LongTextField } from './long-text-field.tsx';
import { ReferencesField } from './references-field.tsx';
import { ScaleField } from './scale-field.tsx';
import { SuggestField } from './suggest-field.tsx';
import type { PanelField } from './use-field.ts';
import { useFieldReason } from './use-field-reason.tsx';
import { YesNoField } from './yes-no-field.tsx';

interface RecordFieldProps<K extends RecordKind> {
  readonly kind: K;
  readonly record: RecordOf<K>;
  readonly definition: FieldDefinition<K>;
  /** Told right after this person wrote it here. */
  readonly onWritten?: () => void;
}

/** A field of a record with the control that its definition asks for. */
export function RecordField<K extends RecordKind>({ kind, record, definition, onWritten }: RecordFieldProps<K>) {
  const control = controlOf(definition, record);
  const field: PanelField = {
    kind,
    id: record.id,
    field: definition.field,
    label: definition.label,
    hint: definition.hint,
    control,
    value: (record as unknown as Readonly<Record<string, unknown>>)[definition.field],
    onWritten,
  };
  // A field of another record is another field: drafts don't travel.
  return <ExplainedField key={`${kind}/${record.id}/${definition.field}`} {...field} />;
}

/** A field, and below it the question why it was changed, where that is worth asking. */
function ExplainedField(props: PanelField) {
  const { question, explain } = useFieldReason(props);
  const onWritten = () => {
    props.onWritten?.();
    explain();
  };
  return (
    <>
      <ControlledField {...props} onWritten={onWritten} />
      {question}
    </>
  );
}

function ControlledField(field: PanelField) {
  const { control } = field;
  switch (control.type) {
    case 'long-text':
      return <LongTextField {...field} />;
    case 'date':
      return <DateField {...field} />;
    case 'choice':
      return <ChoiceField {...field} control={control} />;
    case 'person':
    case 'reference':
      return <SuggestField {...field} />;
    case 'references':
      return <ReferencesField {...field} control={control} />;
    case 'scale':
      return <ScaleField {...field} control={control} />;
    case 'yes-no':
      return <YesNoField {...field} control={control} />;
    case 'colour':
      return <ColourField {...field} />;
    default:
      return <LineField {...field} />;
  }
}
