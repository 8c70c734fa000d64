/** A set of cells as bits: thousands of them are joined and compared while a program is written. */
export class CellSet {
  private readonly bits: Uint32Array;

  /** @param cells how many cells there are */
  constructor(cells: number) {
    this.bits = new Uint32Array((cells + 31) >>> 5);
  }
  static of(cells: number, members: Iterable<number>): CellSet {
    const set = new CellSet(cells);
    for (const cell of members) set.add(cell);
    return set;
  }
  add(cell: number): void {
    this.bits[cell >>> 5]! |= 1 << (cell & 31);
  }
  has(cell: number): boolean {
    return ((this.bits[cell >>> 5]! >>> (cell & 31)) & 1) === 1;
  }
  addAll(other: CellSet): void {
    for (let i = 0; i < this.bits.length; i++) this.bits[i]! |= other.bits[i]!;
  }
  meets(other: CellSet): boolean {
    return this.bits.some((word, i) => (word & other.bits[i]!) !== 0);
  }
}
