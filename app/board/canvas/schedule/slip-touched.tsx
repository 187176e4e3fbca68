import { useValue } from '@tldraw/tldraw';
import { notCountedWords } from '#app/board/schedule/float-words.ts';
import { useCanvasParts } from '../canvas-context.ts';
import type { SlipPreview } from './slip-preview.ts';

/** Which milestones, teams and objectives a slip touches and by how much, and the links that it leaves short. */
export function SlipTouched({ preview }: { readonly preview: SlipPreview }) {
  const { state } = useCanvasParts();
  const { milestones, teams, objectives } = preview.touches;
  const groups = useValue('touched', () => {
    const view = state.view.get();
    const named = (ids: ReadonlyMap<string, number>, nameOf: (id: string) => string | undefined) =>
      [...ids].flatMap(([id, days]) => {
        const name = nameOf(id);
        return name ? [{ id, text: `${name} +${days} d` }] : [];
      });
    return [
      { name: 'Milestones', items: named(milestones, (id) => view.milestones.byId.get(id)?.title) },
      { name: 'Teams', items: named(teams, (id) => view.teams.byId.get(id)?.name) },
      { name: 'Objectives', items: named(objectives, (id) => view.objectives.byId.get(id)?.title) },
    ].filter(({ items }) => items.length > 0);
  }, [state, milestones, teams, objectives]);
  const notCounted = useValue('not counted', () => notCountedWords(state.schedule.network.get().leftOut), [state]);
  const { short } = preview;
  return (
    <>
      <dl className="qd-slip-touched">
        {groups.map(({ name, items }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {items.map(({ id, text }) => (
                <span key={id}>{text}</span>
              ))}
            </dd>
          </div>
        ))}
        {short.length > 0 && (
          <div>
            <dt>Leaves short</dt>
            <dd>
              {short.map(({ from, to, daysShort }) => (
                <span key={`${from} ${to}`} data-bad>
                  {from} → {to}, {daysShort} d
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {notCounted && <p className="qd-slip-detail">{notCounted}</p>}
    </>
  );
}
