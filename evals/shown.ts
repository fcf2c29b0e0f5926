/** A share as a reader sees it: 4.8 %. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
