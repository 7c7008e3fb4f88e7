import { type ThemeConfig, theme } from 'antd';

/** System fonts first; a machine without a Chinese one loads the pieces of the bundled font that it needs. */
const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC Variable', sans-serif";

/** antd's own greys and reds are too pale for WCAG 2.2 AA; these reach 4.5:1 on every background they are used on. */
const light = {
  colorPrimary: '#0b6477',
  colorPrimaryBg: '#e2f1f4',
  colorLink: '#0b6477',
  colorInfo: '#0b6477',
  colorError: '#b42318',
  colorWarning: '#8a4b08',
  colorSuccess: '#1e6b3a',
  colorTextSecondary: 'rgba(0, 0, 0, 0.7)',
  colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
  colorBgLayout: '#f4f6f7',
};

const dark = {
  colorBgBase: '#101518',
  colorPrimary: '#42b4cd',
  colorPrimaryBg: '#11313a',
  colorLink: '#6cc3d5',
  colorLinkHover: '#9adbe8',
  colorInfo: '#2f9bb3',
  colorError: '#ff8a80',
  colorWarning: '#e5a94f',
  colorSuccess: '#6cc28d',
  colorTextSecondary: 'rgba(255, 255, 255, 0.76)',
  colorTextTertiary: 'rgba(255, 255, 255, 0.66)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.6)',
  colorTextLightSolid: '#000c10',
};

/** The variables of antd, such as `var(--ant-color-text)`, are there for our own style sheets below this class. */
export const themeClass = 'tributary';

/** @param isStill whoever asks the system for less motion gets none: things are there, or gone, at once */
export const themeOf = (isDark: boolean, isStill: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  cssVar: { key: themeClass },
  hashed: false,
  token: { fontFamily, borderRadius: 8, motion: !isStill, ...(isDark ? dark : light) },
});
