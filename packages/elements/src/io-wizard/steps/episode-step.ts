import { html, nothing, type TemplateResult } from 'lit';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import type { OfferedEpisode } from '../inventory.ts';
import { placeState } from '../views/place-state.ts';
import { problem } from '../views/problem.ts';
import type { WizardView } from '../wizard-view.ts';
import { toggled } from './ad-unit-step.ts';

/** In which episodes the spots run, or that this is decided later. */
export function episodeStep(view: WizardView): TemplateResult {
  const { inventory, draft, text } = view;
  return html`${problem(view.problems, 'episodes')}
    <label class="choice alone">
      <input
        type="checkbox"
        .checked=${draft.unassigned}
        @change=${() => view.change((now) => ({ ...now, unassigned: !now.unassigned }))}
      />
      <span class="what">
        <span class="strong">${text('wizard_unassigned')}</span>
        <span class="muted small">${text('wizard_unassigned_hint')}</span>
      </span>
    </label>
    ${
      inventory.rows_error && !inventory.rows
        ? loadFailedView(inventory.rows_error, text, view.reload)
        : inventory.rows
          ? episodes(view)
          : skeletonView(['row-bone', 'row-bone', 'row-bone', 'row-bone'], text)
    }`;
}

function episodes(view: WizardView): TemplateResult {
  const { inventory, text } = view;
  const all = inventory.episodes;
  if (all.length === 0) return html`<p class="muted">${text('wizard_no_episodes')}</p>`;
  return html`<fieldset class="choices scrolling">
    <legend class="only-read">${text('wizard_episodes')}</legend>
    ${all.map((episode) => choice(episode, view))}
  </fieldset>`;
}

function choice(episode: OfferedEpisode, view: WizardView): TemplateResult {
  const { draft, units, inventory, text, formats } = view;
  const { episode_id, title, publish_date } = episode;
  const chosen = units.filter(({ ad_unit_id }) => draft.ad_unit_ids.includes(ad_unit_id));
  const places = chosen.map((unit) => ({ unit, place: inventory.at({ ...draft, ...unit, episode_id }) }));
  const projected = places.find(({ place }) => place?.projected_impressions != null)?.place
    ?.projected_impressions;
  const is_out = publish_date !== null && Date.parse(publish_date) <= Date.now();
  const day = publish_date === null ? null : formats.day(publish_date.slice(0, 10));
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${draft.episode_ids.includes(episode_id)}
      @change=${() =>
        view.change((now) => ({
          ...now,
          episode_ids: toggled(now.episode_ids, episode_id),
          titles: { ...now.titles, [episode_id]: title },
        }))}
    />
    <span class="what">
      <span class="strong">${title}</span>
      <span class="muted small">
        ${day === null ? text('wizard_no_date') : text(is_out ? 'wizard_released' : 'wizard_releases', { day })}
        ${projected == null ? nothing : html`· ${text('wizard_projects', { count: projected })}`}
      </span>
    </span>
    <span class="figures places">
      ${places.map(
        ({ unit, place }) => html`<span class="place">
          ${places.length > 1 ? html`<span class="muted small">${unit.name}</span>` : nothing}
          ${placeState(place, view)}
        </span>`,
      )}
    </span>
  </label>`;
}
