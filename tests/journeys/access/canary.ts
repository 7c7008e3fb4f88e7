/** Personal data and secrets that nobody would write by chance: wherever one of these shows up, something leaked. */
export const canary = {
  name: '欧阳金丝雀',
  phone: '13987650412',
  otherPhone: '13987650413',
  thirdPhone: '13987650414',
  fourthPhone: '13987650415',
  email: 'jinsique.ouyang@canary.example',
  /** The check digit is right (GB 11643). */
  idCard: '110105194912310038',
  address: '上海市浦东新区金丝雀路9731号',
  message: '金丝雀说过的话-只给销售看',
  wechatOpenid: 'oCANARY9731',
} as const;

/** Which of them stand in a text, as they are or as JSON would write them. */
export const leaksIn = (text: string): string[] =>
  Object.entries(canary)
    .filter(
      ([, value]) => text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)) || text.includes(escaped(value)),
    )
    .map(([name]) => name);

/** As a log would that writes ASCII only. */
const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
