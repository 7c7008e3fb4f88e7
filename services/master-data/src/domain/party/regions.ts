import { areaList } from '@vant/area-data';

interface Region {
  readonly name: string;
  /** Without its suffix: 深圳. */
  readonly short: string;
  /** Six digits of GB/T 2260. */
  readonly code: string;
}

const suffix = /(?:壮族|回族|维吾尔)?(?:特别行政区|自治区|自治州|地区|省|市|盟|区|县|旗)$/;

const listOf = (names: Readonly<Record<string, string>>): readonly Region[] =>
  Object.entries(names)
    .map(([code, name]) => ({ code, name, short: shorten(name) }))
    .filter(({ name }) => !name.includes('直辖'))
    .sort((a, b) => b.name.length - a.name.length);

/** 深圳市 → 深圳, but never down to one character: 郊区 stays. */
const shorten = (name: string): string => {
  const short = name.replace(suffix, '');
  return short.length >= 2 ? short : name;
};

const provinces = listOf(areaList.province_list);
const cities = listOf(areaList.city_list);
const districts = listOf(areaList.county_list);

export interface Regions {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** What follows the regions. */
  readonly rest: string;
}

/**
 * Reads the regions at the start of an address or a company name: longest name first, levels may be missing.
 * `districtsToo: false` for company names, in which 和平 or 新华 is a brand rather than a place.
 */
export function readRegions(text: string, districtsToo = true): Regions {
  const province = take(provinces, text);
  const city = take(cities, province.rest, within(province.found, 2));
  const district = districtsToo ? take(districts, city.rest, within(city.found, 4)) : { found: undefined, rest: city.rest };
  const itsCity = city.found ?? cityOf(district.found);
  const itsProvince = province.found ?? provinces.find(({ code }) => itsCity?.code.startsWith(code.slice(0, 2)));
  return {
    province: itsProvince?.name ?? '',
    city: itsCity?.name ?? '',
    district: district.found?.name ?? '',
    rest: district.rest,
  };
}

/** Only where the name is the only one of its kind: 朝阳区 lies in Beijing and in Changchun. */
function cityOf(district: Region | undefined): Region | undefined {
  if (!district || districts.filter(({ name }) => name === district.name).length > 1) return undefined;
  return cities.find(({ code }) => district.code.startsWith(code.slice(0, 4)));
}

const within = (above: Region | undefined, digits: number): string => above?.code.slice(0, digits) ?? '';

function take(list: readonly Region[], text: string, codePrefix = ''): { found: Region | undefined; rest: string } {
  const here = (spelling: (region: Region) => string) =>
    list.find((region) => region.code.startsWith(codePrefix) && text.startsWith(spelling(region)));
  const byName = here((region) => region.name);
  if (byName) return { found: byName, rest: text.slice(byName.name.length) };
  const byShort = here((region) => region.short);
  // 南京 in 南京路 is a road, 朝阳 in 朝阳区 a district of another city.
  if (!byShort || /^[路街道巷区县]/.test(text.slice(byShort.short.length))) return { found: undefined, rest: text };
  return { found: byShort, rest: text.slice(byShort.short.length).replace(/^[省市]/, '') };
}
