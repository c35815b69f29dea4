/**
 * `@apollo/gateway` sends usage data to its maker unless this is set before it is constructed. A court's network is
 * closed, and what is asked of this graph is nobody else's business; imported before anything of Apollo's.
 */
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
