/** What the company makes and sells; `line` is how customers and skills of reps call it. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly line: ProductLine;
  readonly unit: string;
  /** Yuan. */
  readonly price: number;
  readonly warrantyMonths: number;
}

export const productLines = ['加工中心', '数控车床', '空压机', '工业泵'] as const;
export type ProductLine = (typeof productLines)[number];

const product = (sku: string, name: string, line: ProductLine, unit: string, price: number, warrantyMonths: number): Product => ({
  ...{ sku, name, line, unit, price, warrantyMonths },
});

export const products: readonly Product[] = [
  product('VMC-850', '立式加工中心 VMC-850', '加工中心', '台', 386_000, 24),
  product('VMC-1160', '立式加工中心 VMC-1160', '加工中心', '台', 598_000, 24),
  product('HMC-630', '卧式加工中心 HMC-630', '加工中心', '台', 1_280_000, 24),
  product('SPN-12K', '电主轴 12000 转', '加工中心', '件', 38_500, 12),
  product('TLH-BT40', 'BT40 刀柄十支装', '加工中心', '盒', 2_600, 6),
  product('CKL-400', '数控车床 CKL-400', '数控车床', '台', 168_000, 24),
  product('CKL-550', '数控车床 CKL-550', '数控车床', '台', 236_000, 24),
  product('SCR-37', '永磁变频螺杆空压机 37 kW', '空压机', '台', 42_800, 18),
  product('SCR-75', '永磁变频螺杆空压机 75 kW', '空压机', '台', 79_600, 18),
  product('DRY-10', '冷冻式干燥机 10 立方', '空压机', '台', 9_800, 12),
  product('FLT-75', '空压机保养包 75 kW', '空压机', '套', 3_200, 0),
  product('PMP-65', '不锈钢离心泵 DN65', '工业泵', '台', 12_600, 12),
  product('PMP-100', '不锈钢离心泵 DN100', '工业泵', '台', 23_800, 12),
];

/** One delivery of a supplier to a warehouse. */
export interface Delivery {
  readonly documentNumber: string;
  readonly warehouse: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

const delivery = (documentNumber: string, warehouse: string, quantities: Readonly<Record<string, number>>): Delivery => ({
  ...{ documentNumber, warehouse },
  lines: Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity })),
});

/** An order is served from one warehouse; HMC-630 is scarce on purpose. */
export const deliveries: readonly Delivery[] = [
  delivery('SH-RK-0001', 'shanghai', { 'VMC-850': 24, 'VMC-1160': 12, 'HMC-630': 2, 'CKL-400': 20, 'CKL-550': 16 }),
  delivery('SH-RK-0002', 'shanghai', { 'SCR-37': 60, 'SCR-75': 30, 'DRY-10': 60, 'FLT-75': 200, 'PMP-65': 80, 'PMP-100': 40 }),
  delivery('SH-RK-0003', 'shanghai', { 'SPN-12K': 20, 'TLH-BT40': 150 }),
  delivery('GZ-RK-0001', 'guangzhou', { 'VMC-850': 6, 'CKL-400': 8, 'SCR-37': 24, 'SCR-75': 10, 'DRY-10': 20 }),
  delivery('GZ-RK-0002', 'guangzhou', { 'PMP-65': 30, 'PMP-100': 12, 'FLT-75': 60, 'TLH-BT40': 40 }),
];
