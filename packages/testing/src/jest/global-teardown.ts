import { letGo } from './run-stack';

// biome-ignore lint/style/noDefaultExport: jest looks for it
export default letGo;
