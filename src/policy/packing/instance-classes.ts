/**
 * Classes of instances: of one zone, with equal values of the attributes that a chain spreads over. They are numbered as
 * they are met; `inOrder` has them by zone.
 */
export class InstanceClasses {
  readonly zone: number[] = [];
  readonly inOrder: number[] = [];
  private readonly values: number[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly attributes: number) {}

  get size(): number {
    return this.zone.length;
  }

  /** The value that the instances of a class have of the nth attribute. */
  valueOf(instanceClass: number, attribute: number): number {
    return this.values[instanceClass * this.attributes + attribute];
  }

  numberOf(zone: number, values: readonly number[]): number {
    const key = `${zone}/${values.join('/')}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.zone.push(zone) - 1;
    this.values.push(...values);
    this.numbers.set(key, number);
    this.inOrder.push(number);
    this.inOrder.sort((a, b) => this.zone[a] - this.zone[b]);
    return number;
  }
}
