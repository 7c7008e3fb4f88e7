import { buildImage, type Image } from '../tools/buf';
import { withScratchFolder } from '../tools/scratch';
import { vendorProtos } from '../tools/vendor-protos';

const fixture = 'packages/contracts/test/fixtures/shop';

const modules = ['proto', 'packages/contracts/vendor', fixture].map((path) => ({ path }));

/** Compiles the fixture beside the real protos: some tenths of a second. */
export function buildShop(): Image {
  vendorProtos();
  const config = JSON.stringify({ version: 'v2', modules });
  return withScratchFolder((folder) => buildImage(folder, '--config', config, '--path', `${fixture}/tributary/shop`));
}
