/** Autonomous prefectures of Sichuan and Gansu: Aba, Ganzi, Liangshan, Linxia, Gannan. */
const PREFIXES = ['5132', '5133', '5134', '6229', '6230'];

/**
 * Whether a region lies in an ethnic autonomous prefecture (民族地区), whose police, procuratorates and courts are on duty against
 * fires and floods besides (得荣县人民法院, 2023).
 */
export function isEthnic(regionCode: string): boolean {
  return PREFIXES.some((prefix) => regionCode.startsWith(prefix));
}

/** What they are on duty for in a month: forest fires until May, floods from June to September; null in the other months. */
export function dutyIn(month: number): '防火值守' | '防汛值守' | null {
  return month <= 5 ? '防火值守' : month <= 9 ? '防汛值守' : null;
}
