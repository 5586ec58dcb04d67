/**
 * Chances of a day as odds: those of a band of days, times the factors of what a person is and heard. Fitted by maximum
 * likelihood, one factor after the other until none moves: each step makes what is expected of a band, or of everybody with a
 * factor, what was seen of them.
 *
 * Source: discrete-time hazards as logistic regression: P. D. Allison, Sociological Methodology 13 (1982) 61-98.
 */

/** Days on which people who are alike in the model could have paid, and did. */
export interface Cell {
  readonly band: number;
  /** Places of the factors that hold. */
  readonly factors: readonly number[];
  readonly days: number;
  readonly payments: number;
}

export interface OddsModel {
  /** Chance of a day of each band, without any factor. */
  readonly chances: readonly number[];
  /** Factors on the odds. */
  readonly factors: readonly number[];
  /** Standard error of the logarithm of each factor, by the information of all that was fitted. */
  readonly errors: readonly number[];
}

/** Beyond this a factor is as good as none or all. */
const FARTHEST = 20;

const SWEEPS = 500;

export function fitOdds(cells: readonly Cell[], bands: number, factors: number): OddsModel {
  const base = new Float64Array(bands);
  const shifts = new Float64Array(factors);
  const oddsOf = ({ band, factors: own }: Cell): number =>
    own.reduce((sum, factor) => sum + (shifts[factor] as number), base[band] as number);
  const inBand = groupedBy(cells, bands, ({ band }) => [band]);
  const withFactor = groupedBy(cells, factors, (cell) => cell.factors);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const moved = Math.max(balance(base, inBand, oddsOf), balance(shifts, withFactor, oddsOf));
    if (moved < 1e-10) break;
  }
  return {
    chances: [...base].map((logit) => (logit <= -FARTHEST ? 0 : logit >= FARTHEST ? 1 : chanceOf(logit))),
    factors: [...shifts].map((shift) => (shift <= -FARTHEST ? 0 : Math.exp(shift))),
    errors: errorsOf(cells, bands, factors, oddsOf),
  };
}

const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

function groupedBy(cells: readonly Cell[], groups: number, placesOf: (cell: Cell) => readonly number[]): Cell[][] {
  const grouped = Array.from({ length: groups }, (): Cell[] => []);
  for (const cell of cells) for (const place of placesOf(cell)) grouped[place]?.push(cell);
  return grouped;
}

/** Moves each value so that what is expected of its cells is what was seen. Gives the largest move. */
function balance(values: Float64Array, grouped: readonly (readonly Cell[])[], oddsOf: (cell: Cell) => number): number {
  let most = 0;
  for (const [place, cells] of grouped.entries()) {
    if (cells.length === 0) continue;
    const before = values[place] as number;
    const after = Math.min(FARTHEST, Math.max(-FARTHEST, before + moveFor(cells, oddsOf)));
    values[place] = after;
    most = Math.max(most, Math.abs(after - before));
  }
  return most;
}

/** By bisection: expected payments grow with the move. */
function moveFor(cells: readonly Cell[], oddsOf: (cell: Cell) => number): number {
  const known = cells.map((cell) => ({ logit: oddsOf(cell), days: cell.days }));
  const seen = cells.reduce((sum, { payments }) => sum + payments, 0);
  const expected = (move: number) => known.reduce((sum, { logit, days }) => sum + days * chanceOf(logit + move), 0);
  let [low, high] = [-2 * FARTHEST, 2 * FARTHEST];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (expected(middle) < seen) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Of the factors: square roots of the diagonal of the inverse information. Bands in which nobody or everybody paid say nothing,
 * and are left out.
 */
function errorsOf(cells: readonly Cell[], bands: number, factors: number, oddsOf: (cell: Cell) => number): number[] {
  const size = bands + factors;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const cell of cells) {
    const chance = chanceOf(oddsOf(cell));
    const information = cell.days * chance * (1 - chance);
    const places = [cell.band, ...cell.factors.map((factor) => bands + factor)];
    for (const row of places) for (const column of places) addAt(matrix, row, column, information);
  }
  for (let place = 0; place < size; place++) if ((matrix[place]?.[place] ?? 0) < 1e-6) addAt(matrix, place, place, 1);
  const variances = inverseDiagonal(matrix);
  return Array.from({ length: factors }, (_, factor) => Math.sqrt(Math.max(0, variances[bands + factor] as number)));
}

function addAt(matrix: readonly Float64Array[], row: number, column: number, by: number): void {
  const values = matrix[row] as Float64Array;
  values[column] = (values[column] as number) + by;
}

/** Of a symmetric positive matrix, by its Cholesky factor: inverse = L^-T L^-1. */
function inverseDiagonal(matrix: readonly Float64Array[]): number[] {
  const size = matrix.length;
  const at = (row: number, column: number) => matrix[row]?.[column] as number;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      (matrix[row] as Float64Array)[column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(column, column);
    }
  }
  return Array.from({ length: size }, (_, unit) => {
    // The column of L^-1 below this unit: its squares add up to the entry of the diagonal.
    const solved = new Float64Array(size);
    let squares = 0;
    for (let row = unit; row < size; row++) {
      let sum = row === unit ? 1 : 0;
      for (let k = unit; k < row; k++) sum -= at(row, k) * (solved[k] as number);
      solved[row] = sum / at(row, row);
      squares += (solved[row] as number) ** 2;
    }
    return squares;
  });
}
