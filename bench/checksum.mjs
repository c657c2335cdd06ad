/** Of a sequence of whole numbers, order included; begin with `EMPTY`. As in bench/baseline/program.hpp. */
export const EMPTY = 2166136261 | 0;
export const add = (checksum, value) => Math.imul(checksum ^ value, 16777619);
export const unsigned = (checksum) => checksum >>> 0;
