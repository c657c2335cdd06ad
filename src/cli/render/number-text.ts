/** `12,345`; `12,345.68` with that many decimals. */
export function numberText(x: number, decimals = 0): string {
  const text = Math.abs(x).toFixed(decimals);
  const whole = decimals === 0 ? text : text.slice(0, -decimals - 1);
  const grouped = `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${text.slice(whole.length)}`;
  return x < 0 && /[1-9]/.test(grouped) ? `-${grouped}` : grouped;
}

/** `$12.50`; as many decimals as a small sum needs to show two digits. */
export function usdText(usd: number | null): string {
  if (usd === null) return 'not priced';
  if (usd === 0 || usd >= 0.1) return `$${numberText(usd, 2)}`;
  return `$${numberText(usd, 4)}`;
}

/** `23 %` of a share of 1. */
export const percentText = (share: number): string => `${numberText(share * 100)} %`;
