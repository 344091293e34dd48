// Dates as a machine in the configured zone would have them, on any machine, whatever its clock and file times say.

import { defineFeature } from '../../hexo/define-feature.ts';
import { checkDates } from './check-dates.ts';
import { DateState } from './read-state.ts';

const states = new WeakMap<object, DateState>();

export default defineFeature({
  name: 'dates',
  setup: ({ hexo }) => {
    states.set(hexo, new DateState(hexo));
  },
  hooks: {
    async readSource({ hexo }, file) {
      const settings = states.get(hexo)?.settings();
      if (settings) await checkDates(file, settings);
    },
    async beforeGenerate(env) {
      const state = states.get(env.hexo);
      if (!state) return;
      env.report('time-zone', ...state.timeZoneFindings());
      await state.renew();
      env.report('history', ...(await state.historyFindings()));
    },
  },
});
