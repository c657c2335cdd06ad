/** ⌈dividend / divisor⌉ for whole numbers, dividend ≥ 0 and divisor > 0: exact, because no fraction is ever rounded. */
export const ceilDivide = (dividend: number, divisor: number): number => {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0);
};
