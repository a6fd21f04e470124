const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether six cells can be a date YYMMDD. Parts that are not known are fillers, from the day upwards or altogether
 * (ICAO 9303-3, 4.8). A 29 February passes in any year, as the century is not printed.
 */
export function isPossibleDate(cells: string): boolean {
  const match = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(cells);
  if (!match) return false;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  if (year === '<<') return month === '<<' && day === '<<';
  if (month === '<<') return day === '<<';
  const days = DAYS_IN_MONTH[Number(month) - 1];
  if (days === undefined) return false;
  return day === '<<' || (Number(day) >= 1 && Number(day) <= days);
}
