// Which rectangles are taken: asked by those who place labels. Rectangles are [left, top, right, bottom].

const TILE = 160;

export class Room {
  constructor() {
    this.tiles = new Map();
  }

  * around([left, top, right, bottom]) {
    for (let x = Math.floor(left / TILE); x <= Math.floor(right / TILE); x += 1) {
      for (let y = Math.floor(top / TILE); y <= Math.floor(bottom / TILE); y += 1) yield `${x} ${y}`;
    }
  }

  /** Whether a rectangle shares area with one that is taken. */
  isTaken(box) {
    for (const key of this.around(box)) {
      for (const [left, top, right, bottom] of this.tiles.get(key) || []) {
        if (box[0] < right && left < box[2] && box[1] < bottom && top < box[3]) return true;
      }
    }
    return false;
  }

  take(box) {
    for (const key of this.around(box)) {
      if (!this.tiles.has(key)) this.tiles.set(key, []);
      this.tiles.get(key).push(box);
    }
  }

  /** Take a rectangle if it is free; whether it was. */
  claim(box) {
    const isFree = !this.isTaken(box);
    if (isFree) this.take(box);
    return isFree;
  }
}
