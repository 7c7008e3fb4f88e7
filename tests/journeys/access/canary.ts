/** Personal data and secrets that nobody would write by chance: wherever one of these shows up, something leaked. */
export const canary = {
  name: '欧阳金丝雀',
  phone: '13987650412',
  otherPhone: '13987650413',
  email: 'jinsique.ouyang@canary.example',
  /** The check digit is right (GB 11643). */
  idCard: '110105194912310038',
  address: '上海市浦东新区金丝雀路9731号',
  message: '金丝雀说过的话-只给销售看',
  wechatOpenid: 'oCANARY9731',
} as const;
