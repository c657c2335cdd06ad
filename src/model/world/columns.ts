export const i32 = (n: number): Int32Array => new Int32Array(n);
export const f64 = (n: number): Float64Array => new Float64Array(n);

/** Tables of tasks and instances begin with so many rows, and double. */
export const FIRST_ROWS = 64;
