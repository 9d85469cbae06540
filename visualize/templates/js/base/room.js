// Which rectangles are taken: asked by those who place labels. Rectangles are [left, top, right, bottom].

import { ensure } from "./group.js";

const TILE = 160; // pixels
const ROW = 1 << 20; // tiles in a row

export class Room {
  constructor() {
    /** @type {Map<number, number[][]>} */
    this.tiles = new Map();
  }

  /**
   * Call `visit(key)` for each tile a rectangle touches, until it returns true; whether it did.
   *
   * @param {number[]} box
   * @param {(key: number) => boolean | void} visit
   */
  some([left, top, right, bottom], visit) {
    for (let x = Math.floor(left / TILE); x <= Math.floor(right / TILE); x += 1) {
      for (let y = Math.floor(top / TILE); y <= Math.floor(bottom / TILE); y += 1) if (visit(x * ROW + y)) return true;
    }
    return false;
  }

  /**
   * Whether a rectangle shares area with one that is taken.
   *
   * @param {number[]} box
   */
  isTaken(box) {
    const overlaps = (/** @type {number[]} */ other) =>
      box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    return this.some(box, (key) => this.tiles.get(key)?.some(overlaps));
  }

  /** @param {number[]} box */
  take(box) {
    this.some(box, (key) => {
      ensure(this.tiles, key, () => []).push(box);
    });
  }

  /**
   * Take a rectangle if it is free; whether it was.
   *
   * @param {number[]} box
   */
  claim(box) {
    const isFree = !this.isTaken(box);
    if (isFree) this.take(box);
    return isFree;
  }
}
