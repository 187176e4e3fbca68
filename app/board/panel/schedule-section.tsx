import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';

const scheduleFacts = fetchedCode(async () => (await import('./schedule-facts.tsx')).ScheduleFacts);
const nothing = () => undefined;

/** Float of an item and what drives it. The arithmetic is fetched with the first panel that is opened. */
export function ScheduleSection({ itemId }: { readonly itemId: string }) {
  const Facts = useFetchedCode(scheduleFacts, true, nothing);
  return Facts && <Facts itemId={itemId} />;
}

const floatLine = fetchedCode(async () => (await import('./schedule-facts.tsx')).FloatLine);

/** The float of one end of a dependency, by its name. */
export function FloatOf({ itemId }: { readonly itemId: string }) {
  const Line = useFetchedCode(floatLine, true, nothing);
  return Line && <Line itemId={itemId} isNamed />;
}
