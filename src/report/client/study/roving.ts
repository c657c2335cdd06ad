/** Where the arrow keys lead from one of the points: undefined, they stay. */
export type NextPoint = (points: readonly HTMLElement[], from: number, key: string) => number | undefined;

/** One of the points of a picture is reached by Tab, the others by arrow keys; Home and End are the first and the last. */
export function rove(picture: HTMLElement, next: NextPoint): void {
  const points = Array.from(picture.querySelectorAll<HTMLElement>('[data-point]'));
  const enter = (point: HTMLElement): void => {
    for (const each of points) each.tabIndex = each === point ? 0 : -1;
  };
  if (points.length > 0) enter(points[0]);
  for (const [n, point] of points.entries()) {
    point.addEventListener('focus', () => {
      enter(point);
    });
    point.addEventListener('keydown', (event) => {
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? points.length - 1 : next(points, n, event.key);
      if (to === undefined) return;
      event.preventDefault();
      points.at(to)?.focus();
    });
  }
}

/** Through a row, in the order of the list. */
export function alongRow(order: readonly number[]): NextPoint {
  return (_, from, key) => {
    const step = key === 'ArrowRight' || key === 'ArrowUp' ? 1 : key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0;
    const to = order[order.indexOf(from) + step] as number | undefined;
    return step === 0 ? undefined : to;
  };
}

const steps: Readonly<Partial<Record<string, readonly [rows: number, columns: number]>>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Through the cells of a table. */
export const throughCells: NextPoint = (points, from, key) => {
  const step = steps[key];
  if (step === undefined) return undefined;
  const placeOf = ({ dataset }: HTMLElement): readonly number[] => [Number(dataset['row']), Number(dataset['column'])];
  const [row, column] = placeOf(points[from]);
  const to = points.findIndex((each) => {
    const [otherRow, otherColumn] = placeOf(each);
    return otherRow === row + step[0] && otherColumn === column + step[1];
  });
  return to < 0 ? undefined : to;
};
