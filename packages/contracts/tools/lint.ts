import { buf } from './buf';
import { runTool } from './run-tool';
import { vendorProtos } from './vendor-protos';

/** Names, packages and numbering of proto/, by the rules in buf.yaml. */
runTool(() => {
  vendorProtos();
  buf('lint');
});
