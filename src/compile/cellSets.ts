/** Sets of cells as bits, one set a row, in one array: thousands of them are joined and compared while a program is written. */
export class CellSets {
  private readonly bits: Uint32Array;
  private readonly words: number;

  /** @param cells how many cells there are */
  constructor(rows: number, cells: number) {
    this.words = (cells + 31) >>> 5;
    this.bits = new Uint32Array(rows * this.words);
  }
  add(row: number, cell: number): void {
    this.bits[row * this.words + (cell >>> 5)]! |= 1 << (cell & 31);
  }
  has(row: number, cell: number): boolean {
    return ((this.bits[row * this.words + (cell >>> 5)]! >>> (cell & 31)) & 1) === 1;
  }
  addAll(row: number, other: number): void {
    const { bits, words } = this;
    for (let i = 0; i < words; i++) bits[row * words + i]! |= bits[other * words + i]!;
  }
  /** Whether a row has a cell in common with the first row of other sets of the same cells. */
  meets(row: number, other: CellSets): boolean {
    const { bits, words } = this;
    for (let i = 0; i < words; i++) if ((bits[row * words + i]! & other.bits[i]!) !== 0) return true;
    return false;
  }
}
