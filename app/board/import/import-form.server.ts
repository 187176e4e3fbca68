import { MAX_IMPORT_BYTES, TOO_LARGE } from '#shared/import/import-limits.ts';
import { type ImportOptions, importOptionsSchema } from '#shared/import/import-options.ts';
import { type ImportSummary, refuseImport } from '#shared/import/import-summary.ts';

/** Around the file in a multipart body: boundaries, the options, the title. */
const FORM_BYTES = 512 * 1024;

/** What the import panel sends. */
export type ImportForm =
  | { readonly ok: false; readonly status: 400 | 413; readonly summary: ImportSummary }
  | {
      readonly ok: true;
      readonly intent: 'preview' | 'run';
      readonly title: string;
      readonly file: { readonly bytes: Uint8Array; readonly options: ImportOptions };
    };

/** Reads the form; what is too large is refused by its announced length, before any of it is read. */
export async function readImportForm(request: Request): Promise<ImportForm> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > MAX_IMPORT_BYTES + FORM_BYTES) return refuse(413, TOO_LARGE);
  const form = await readForm(request);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) return refuse(400, 'No file came with the request.');
  const options = importOptionsSchema.safeParse(parseJson(form.get('options')));
  if (!options.success) return refuse(400, 'The way the columns are to be read is not understood.');
  const title = form.get('title');
  return {
    ok: true,
    intent: form.get('intent') === 'run' ? 'run' : 'preview',
    title: typeof title === 'string' ? title : '',
    file: { bytes: new Uint8Array(await file.arrayBuffer()), options: options.data },
  };
}

/** Null where what came is no form, or one that broke off. */
async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function refuse(status: 400 | 413, message: string): ImportForm {
  return { ok: false, status, summary: refuseImport(message) };
}

function parseJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : '{}');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
