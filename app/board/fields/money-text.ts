/** An amount in whole units of the board's currency, the code before it: `EUR 12,000`. */
export function moneyText(amount: number, currency: string): string {
  const whole = Math.round(amount);
  const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(Math.abs(whole));
  return `${whole < 0 ? '−' : ''}${currency} ${digits}`;
}
