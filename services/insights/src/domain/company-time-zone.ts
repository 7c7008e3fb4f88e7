/** IANA name of the zone whose calendar says on which day something counts. */
export const companyTimeZone = 'Asia/Shanghai';
