// Numbers and names for people.

export const words = (name: string) => name.replaceAll('_', ' ');
export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A number with three or four digits. */
export function number(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return 'none';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 0.001 || size >= 1e6) return value.toExponential(1);
  if (Number.isInteger(value)) return String(value);
  return size < 10 ? trim(value.toFixed(3)) : size < 100 ? trim(value.toFixed(2)) : value.toFixed(1);
}

const trim = (digits: string) => digits.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** A number to stand on an axis whose ticks are so far apart. */
export function tick(value: number, step: number): string {
  if (Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4)) return value.toExponential(0);
  const digits = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return value.toFixed(digits);
}

export const whole = (value: number) => Math.round(value).toLocaleString('en');
export const percent = (share: number | null | undefined) => share === null || share === undefined ? 'none' : `${(100 * share).toFixed(1)} %`;
export const signed = (value: number) => `${value > 0 ? '+' : ''}${number(value)}`;
export const several = (count: number, one: string, more: string) => `${whole(count)} ${count === 1 ? one : more}`;

export function time(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, '0')} s` : `${Math.floor(seconds / 3600)} h ${Math.round(seconds % 3600 / 60)} min`;
}

/** A unit behind a name, where it says something. */
export const unitOf = (unit: string) => ['', '1', 'unknown', 'index', 'utility', 'share'].includes(unit) ? '' : ` (${unit})`;
