/** Six numbers: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly number[];

/** A page's operators with their arguments, as the library gives them. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A sign of a font, or a number: thousandths of the size to go back. */
export interface FontGlyph {
  readonly unicode: string;
  /** In thousandths of the size. */
  readonly width: number;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
}

export interface Font {
  readonly name: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: Matrix;
  readonly defaultVMetrics?: readonly number[];
}

export interface PdfPage {
  readonly list: OperatorList;
  /** From the page's own coordinates to those of a reader: points, the origin at the upper left, turned as shown. */
  readonly transform: Matrix;
  readonly width: number;
  readonly height: number;
  font(id: string): Font | undefined;
  done(): void;
}

export interface PdfFile {
  readonly pages: number;
  /** @param number from 1 */
  page(number: number): Promise<PdfPage>;
  /** Tells whether what belongs to a layer is shown. */
  layers(): Promise<(group: unknown) => boolean>;
  destroy(): Promise<void>;
}
