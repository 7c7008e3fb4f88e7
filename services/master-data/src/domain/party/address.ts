import { halfWidth, simplified } from './chinese-text';
import { readRegions } from './regions';
import type { PostalAddress } from './source-record';

/** Levels as the official lists name them; '' where unknown. `line` is what follows, without spaces and punctuation. */
export type NormalisedAddress = PostalAddress;

/** The separate levels come first, because channels often repeat them in the line. */
export function readAddress(address: PostalAddress): NormalisedAddress | undefined {
  const [province, city, district, line] = [address.province, address.city, address.district, address.line].map(plain) as [
    string,
    string,
    string,
    string,
  ];
  const levels = readRegions(province + city + district);
  const inLine = readRegions(line);
  const read = {
    province: levels.province || inLine.province,
    city: levels.city || inLine.city,
    district: levels.district || inLine.district,
    line: inLine.rest,
  };
  return Object.values(read).some(Boolean) ? read : undefined;
}

const plain = (text: string): string =>
  simplified(halfWidth(text))
    .toLowerCase()
    .replace(/[\s,.;:，。；：、()（）]/g, '');
