import { LevelBadge } from '#app/components/level-badge.tsx';
import { StatusIcon } from '#app/components/status-icon.tsx';
import type { ItemWords } from './item-words.ts';

/** What a card about an item says, in the order in which one asks. The same for pointer and keyboard. */
export function ItemCard({ words }: { readonly words: ItemWords }) {
  return (
    <>
      <p className="qd-card-title">
        {words.key && <span className="qd-count">{words.key}</span>} {words.title}
      </p>
      <dl className="qd-card-facts">
        {words.status && (
          <Fact name="Status">
            <StatusIcon status={words.status.value} decorative /> {words.status.text}
          </Fact>
        )}
        {words.kind && <Fact name="Kind">{words.kind}</Fact>}
        {words.owner && <Fact name="Owner">{words.owner}</Fact>}
        <Fact name="Dates">{words.dates}</Fact>
        {words.confidence && <Fact name="Confidence">{words.confidence}</Fact>}
        {words.finish && <Fact name="Finish">{words.finish}</Fact>}
        {words.threat && (
          <Fact name="Risks">
            {words.threat.level && <LevelBadge level={words.threat.level} />} {words.threat.text}
          </Fact>
        )}
        {words.float && <Fact name="Schedule">{words.float}</Fact>}
        {words.links && <Fact name="Links">{words.links}</Fact>}
        {words.stages && <Fact name="Stages">{words.stages}</Fact>}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="qd-card-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
