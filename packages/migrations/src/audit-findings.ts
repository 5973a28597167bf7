import { auditRls } from './audit-rls.ts';
import type { Finding } from './finding.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';

const AUDIT_WARNINGS = ['R8', 'R9', 'R14', 'R18', 'R19'];

const AUDIT_FIXES: Readonly<Record<string, string>> = {
  R11: 'Connect the app as a role that is neither, and name it with --app-role.',
  R12: 'Revoke the membership.',
  R13: 'Let another role own the tables and run the migrations.',
  R14: "Revoke TRUNCATE, REFERENCES and TRIGGER from the app's role.",
  R15: 'alter view … set (security_invoker = true)',
  R16: "Revoke SELECT on it from the app's role.",
  R17: "Revoke EXECUTE from the app's role, or make it SECURITY INVOKER.",
  R19: 'drop index, then run the step\'s file from "podflight-migrations export" again.',
  R20: "Revoke USAGE on the schema of the partitions from the app's role and from public.",
};

/** What the audit of row level security found, as findings. */
export async function auditFindings(db: MigrationDb, options: MigrationOptions): Promise<Finding[]> {
  const rows = await auditRls(db, options);
  return rows.map(
    ({ rule, object, message }): Finding => ({
      level: AUDIT_WARNINGS.includes(rule) ? 'warning' : 'error',
      code: `rls.${rule}`,
      message: `${object}: ${message}`,
      fix:
        AUDIT_FIXES[rule] ??
        'Run the step\'s file from "podflight-migrations export" again, or drop what was added.',
    }),
  );
}
