/**
 * `@apollo/gateway` sends data about its use and its machine to its maker unless this is set when it is constructed. A
 * court's network is closed, and what is asked of this graph is nobody else's business: set when this module is loaded,
 * before anything of Apollo's, and again before each construction, whatever the environment said in between.
 */
export function forbidTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}

forbidTelemetry();
