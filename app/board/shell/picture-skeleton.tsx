import { Skeleton } from '#app/components/skeleton.tsx';

export type Picture = 'roadmap' | 'matrix' | 'table' | 'list';

/** The picture before it is there: the same shapes, grey. */
export function PictureSkeleton({ picture }: { picture: Picture }) {
  return (
    <div role="status" aria-label="Opening the board" className="min-h-0 flex-1 overflow-hidden">
      {picture === 'roadmap' && <RoadmapSkeleton />}
      {picture === 'matrix' && <MatrixSkeleton />}
      {picture === 'table' && <TableSkeleton />}
      {picture === 'list' && <ListSkeleton />}
    </div>
  );
}

/** Bars: left edge and width in percent, a row each. */
const BARS = [
  [4, 22],
  [12, 30],
  [2, 18],
  [34, 24],
  [20, 40],
  [8, 26],
  [40, 34],
  [16, 20],
  [28, 44],
  [6, 16],
] as const;

function RoadmapSkeleton() {
  return (
    <div className="grid h-full grid-cols-[8rem_1fr] sm:grid-cols-[11rem_1fr]">
      <div className="flex flex-col gap-24 border-line border-r bg-card px-4 pt-14">
        {['a', 'b', 'c', 'd', 'e'].map((lane) => (
          <Skeleton key={lane} className="h-4 w-20" />
        ))}
      </div>
      <div className="relative flex flex-col gap-4 pt-14">
        {BARS.map(([left, width]) => (
          <div key={`${left}-${width}`} className="h-6.5" style={{ marginLeft: `${left}%`, width: `${width}%` }}>
            <Skeleton className="h-full" />
          </div>
        ))}
      </div>
    </div>
  );
}

function MatrixSkeleton() {
  return (
    <div className="mx-auto grid h-full max-w-5xl grid-cols-5 grid-rows-5 gap-1.5 p-6 sm:pl-40">
      {Array.from({ length: 25 }, (_, cell) => `cell-${cell}`).map((cell) => (
        <Skeleton key={cell} className="rounded-card" />
      ))}
    </div>
  );
}

function TableSkeleton() {
  return (
    <div className="flex flex-col bg-card">
      {Array.from({ length: 18 }, (_, row) => `row-${row}`).map((row, index) => (
        <div key={row} className="flex h-9 shrink-0 items-center gap-4 border-line border-b px-3">
          <Skeleton className="h-3 w-12" />
          <Skeleton className={index % 3 === 0 ? 'h-3 w-72' : 'h-3 w-56'} />
          <Skeleton className="h-3 w-24 max-sm:hidden" />
          <Skeleton className="h-3 w-32 max-sm:hidden" />
          <Skeleton className="h-3 w-20 max-lg:hidden" />
          <Skeleton className="h-3 w-28 max-lg:hidden" />
        </div>
      ))}
    </div>
  );
}

function ListSkeleton() {
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-3 p-6">
      {['a', 'b', 'c', 'd'].map((line) => (
        <Skeleton key={line} className="h-14 rounded-card" />
      ))}
    </div>
  );
}
