import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress';

/** A gateway to develop against; `./tributary up` prints its address. */
const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:8080';
const proxied = ['/v1', '/auth', '/docs', '/problems', '/openapi.json', '/oidc'];

const framework = /[\\/]node_modules[\\/](?:react|react-dom|scheduler|@tanstack|i18next|react-i18next|openapi-fetch)[\\/]/;

export default defineConfig({
  plugins: [react(), precompress()],
  // 127.0.0.1 as the gateway: cookies belong to a host, whatever the port, so the session of the one is that of the other.
  server: { host: '127.0.0.1', proxy: Object.fromEntries(proxied.map((path) => [path, gateway])) },
  build: {
    outDir: 'dist/site',
    target: 'es2022',
    // Small files as data: URLs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: 'manifest.json',
    // What changes only with its version stays in the browser's cache over releases of the console.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'framework', test: framework }] } } },
  },
});
