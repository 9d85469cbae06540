// What of vis-network the picture uses.

import type { Point } from "../base/types.js";

/** What an event tells: numbers of nodes and edges. */
export interface NetworkEvent {
  pointer: { DOM: Point; canvas: Point };
  nodes: number[];
  edges: number[];
  node: number;
  edge: number;
}

export interface Network {
  body: { edges: Record<number, { edgeType: { getPoint(share: number): Point } } | undefined> };
  canvasToDOM(point: Point): Point;
  DOMtoCanvas(point: Point): Point;
  getEdgeAt(place: Point): number | undefined;
  getPosition(id: number): Point;
  getScale(): number;
  getViewPosition(): Point;
  moveTo(to: { position?: Point; scale?: number }): void;
  once(event: string, listener: () => void): void;
  on(event: "beforeDrawing" | "afterDrawing", listener: (context: CanvasRenderingContext2D) => void): void;
  on(event: string, listener: (event: NetworkEvent) => void): void;
  redraw(): void;
  setSize(width: string, height: string): void;
}

/** A table of what is drawn, by number. */
export interface DataSet {
  length: number;
  add(items: object[]): void;
  getIds(): number[];
  remove(ids: number[]): void;
  update(items: object[]): void;
}

export interface Vis {
  DataSet: new (items: object[]) => DataSet;
  Network: new (container: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object) => Network;
}

declare global {
  interface Window {
    vis?: Vis;
  }
}
