import type { Random } from './random.ts';

// Common surnames and given names, combined at random: no real person is meant.
const surnames =
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董'.split(' ');
const fujianSurnames = '陈 林 黄 张 吴 郑 王 李 刘 叶 谢 郭 蔡 许 苏 庄 曾 洪 缪 雷 蓝 钟 阮 游 卓'.split(' ');
const compoundSurnames = '欧阳 上官 诸葛 司徒 司马 尉迟'.split(' ');
const given =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 兰 红 志 建 国 文 辉 玲 海 燕 荣 春 生 梅 林 宁 安 康 福 金 宝 瑞 晓 雨 晨 思 嘉 子 浩 欣 怡'.split(
    ' ',
  );
const tibetan =
  '扎西 卓玛 次仁 拉姆 泽仁 多吉 降措 丹增 尼玛 达瓦 平措 央金 德吉 格桑 洛绒 曲珍 仁青 白玛 益西 罗布 桑吉 旺姆'.split(
    ' ',
  );

const tibetanRegions = new Set(['5133', '6230']);

/** A person's name typical of the region: some Tibetan names in Ganzi and Gannan, Fujian's surnames in Fujian. */
export function personName(random: Random, regionCode: string): string {
  if (tibetanRegions.has(regionCode.slice(0, 4)) && random.chance(0.55)) {
    return random.pick(tibetan) + random.pick(tibetan);
  }
  if (random.chance(0.01)) {
    return random.pick(compoundSurnames) + random.pick(given);
  }
  const surname = random.pick(regionCode.startsWith('35') ? fujianSurnames : surnames);
  return surname + random.pick(given) + (random.chance(0.7) ? random.pick(given) : '');
}

const brands = '恒 盛 鑫 源 嘉 瑞 宏 泰 顺 达 华 丰 隆 信 诚 安 康 润 和 兴 永 昌 合 众 联 创 天 宇'.split(' ');
const trades = [
  '建筑工程',
  '商贸',
  '房地产开发',
  '物业管理',
  '农业开发',
  '装饰工程',
  '运输',
  '矿业',
  '食品',
  '水产',
  '茶业',
  '建材',
  '劳务',
  '小额贷款',
  '旅游开发',
  '机械租赁',
];

/** A company's name: region, two invented characters, trade. */
export function enterpriseName(random: Random, regionName: string): string {
  return `${regionName}${random.pick(brands)}${random.pick(brands)}${random.pick(trades)}有限公司`;
}
