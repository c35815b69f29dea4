import { monthsLater, type Day } from '../../calendar.ts';

/**
 * The day by which a case should be concluded: six months from filing, moved by the days it was suspended and those by
 * which the court's president extended it (最高人民法院关于人民法院办理执行案件若干期限的规定, art. 1).
 */
export function statutoryDue(filed: Day, suspendedDays = 0, extensionDays = 0): Day {
  return monthsLater(filed, 6) + suspendedDays + extensionDays;
}
