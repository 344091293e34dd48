// Alerts as on GitHub and in Obsidian (`> [!NOTE]`), and containers (`::: tip` … `:::`).

import { defineFeature } from '../../hexo/define-feature.ts';
import { alertsConfig, type AlertsConfig } from './config.ts';
import { alertsExtension } from './extension.ts';
import { reportAlerts } from './report-alerts.ts';

export default defineFeature<AlertsConfig>({
  name: 'alerts',
  config: alertsConfig,
  markdown: ({ config, site }) => alertsExtension(config, site.language),
  passes: [reportAlerts],
  page: { used: 'class="paperlog-alert ', styles: ['styles.css'] },
});
