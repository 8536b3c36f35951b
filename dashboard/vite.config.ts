import { defineConfig } from 'vite';

const host = process.env['SIPAKU_ADDRESS'] ?? 'http://127.0.0.1:7071';

export default defineConfig(({ command }) => ({
  base: command === 'serve' ? '/api/dashboard/' : './',
  build: {
    target: 'es2022',
    emptyOutDir: true,
    // The Content-Security-Policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  experimental: {
    // The page is served at an address without a slash at its end, its files below that, and a proxy may put both below a path of its own.
    renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `dashboard/${file}` : { relative: true }),
  },
  server: {
    // The host takes writes only from pages of its own.
    proxy: { '^/api/(?!dashboard)': { target: host, changeOrigin: true, headers: { origin: host } } },
  },
}));
