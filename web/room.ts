/** A screen: made from what follows its name in the address, ended when another takes its place. */
export interface Screen {
  readonly title: string;
  readonly element: HTMLElement;
}

/** @param place parts of the address after the room's name; @param gone raised when the reader has left */
export type Room = (place: readonly string[], gone: AbortSignal) => Screen | Promise<Screen>;
