/** To so many decimals, for output only. */
export const round = (x: number, decimals: number): number => {
  const scale = Number(`1e${decimals}`);
  return Math.round(x * scale) / scale;
};
