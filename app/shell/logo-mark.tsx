/** The mark: the hull of a ship seen from the bow, in brass on ink. */
export function LogoMark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={className}>
      <rect width="28" height="28" rx="7" className="fill-logo-ground" />
      <path
        d="M9 7v7.2c0 3.3 2 5.7 5 7.3 3-1.6 5-4 5-7.3V7"
        fill="none"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-logo-line"
      />
      <path d="M5.8 11.2h16.4" strokeWidth="2.4" strokeLinecap="round" className="stroke-logo-line" />
    </svg>
  );
}
