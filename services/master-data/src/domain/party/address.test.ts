import { readAddress } from './address';

const inOneLine = (line: string) => readAddress({ province: '', city: '', district: '', line });

describe('reading a Chinese address', () => {
  it('finds province, city and district at the start of a line', () => {
    expect(inOneLine('广东省深圳市龙岗区中山路233号')).toEqual({
      province: '广东省',
      city: '深圳市',
      district: '龙岗区',
      line: '中山路233号',
    });
  });

  it('tolerates missing levels and suffixes, full width and traditional characters', () => {
    expect(inOneLine('石家莊橋西區勝利路６０號')).toMatchObject({
      province: '河北省',
      city: '石家庄市',
      district: '桥西区',
      line: '胜利路60号',
    });
  });

  it('takes separate levels before the line that repeats them', () => {
    expect(readAddress({ province: '', city: '苏州市', district: '', line: '苏州市姑苏区 青年路 371号' })).toEqual({
      province: '江苏省',
      city: '苏州市',
      district: '姑苏区',
      line: '青年路371号',
    });
  });

  it('names no city for a district that several cities have', () => {
    expect(inOneLine('朝阳区建国路1号')).toMatchObject({ city: '', district: '朝阳区' });
  });

  it('does not take a road for the city it is named after', () => {
    expect(inOneLine('南京路100号')).toEqual({ province: '', city: '', district: '', line: '南京路100号' });
  });

  it('finds nothing in nothing', () => {
    expect(inOneLine(' ')).toBeUndefined();
  });
});
