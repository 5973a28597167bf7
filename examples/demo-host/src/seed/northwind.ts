import type { TenantPlan } from './tenant-plan.ts';

export const northwind: TenantPlan = {
  slug: 'northwind',
  name: 'Northwind Audio',
  dataLag: 3,
  shows: [
    {
      title: 'Ledger Lines',
      category: 'Business',
      language: 'en',
      explicit: false,
      summary: 'How small firms really make their money, told with their books open.',
      host: 'Maren Oyelaran',
      cadence: 7,
      releaseWeekday: 2,
      audience: 21_500,
      growth: 0.28,
      weekend: 0.62,
      forms: ['The {} that kept its prices', 'Inside the books of a {}'],
      subjects: `
        piano tuner; ferry café; bicycle courier; seed merchant; village cinema; sail loft;
        letterpress studio; mountain hut; school bus line; honey cooperative; tile factory; repair
        shop; night bakery; chess publisher; wool mill; rope maker; crossword agency; sheep dairy;
        map shop; lighthouse hotel; kite maker; brass foundry; salt works; violin school; curling
        rink; water taxi`,
    },
    {
      title: 'The Night Ferry',
      category: 'Society & Culture',
      language: 'en',
      explicit: false,
      summary: 'One crossing, one passenger, one story that could not wait until morning.',
      host: 'Tobias Lindqvist',
      cadence: 9,
      releaseWeekday: 4,
      audience: 34_000,
      growth: 0.41,
      weekend: 0.95,
      forms: ['{}'],
      subjects: `
        The last radio operator; A suitcase for Gdynia; Forty winters; The bell below deck; What
        the cook remembers; A wedding in cabin nine; The man who mapped fog; Two brothers, one
        coat; Letters to a lightship; The stowaway’s daughter; An orchestra without strings; Ice
        on the mooring line; The understudy; Salt in the piano; A house that was moved; The
        translator of birds; Leaving Hirtshals; The longest apology; Somebody else’s medal; A key
        for every door; The winter census; The diver’s ledger; Three minutes of silence; The
        second captain; A field full of aerials; What was under the snow; The return ticket; A
        voice on channel sixteen; The clockmaker’s strike; Nine words for rain; The empty chair;
        Home by another harbour; The photograph in the galley; An island for sale; The glass
        sellers; A map of small kindnesses; The name on the hull; Under the same lamp; The woman
        who counted ships; Low water; The keeper’s garden; A week without wind; The shipping
        forecast; One more crossing`,
    },
    {
      title: 'Field Kitchen',
      category: 'Food',
      language: 'en',
      explicit: false,
      summary: 'Cooking for many with what is near, from people who have to.',
      host: 'Priya Raman and Joost de Wit',
      cadence: 7,
      releaseWeekday: 5,
      audience: 9_800,
      growth: 0.16,
      weekend: 1.28,
      forms: ['{}, for forty people', 'What to do with {}'],
      subjects: `
        nettles; yesterday’s bread; split peas; smoked mackerel; green tomatoes; barley; quinces;
        one whole pumpkin; beetroot leaves; buttermilk; wild garlic; a bucket of mussels; lentils;
        windfall apples; celeriac; rhubarb; too many eggs; cabbage hearts; dried mushrooms; rye;
        salted lemons; leek tops; gooseberries; a side of bacon; chestnuts; cold potatoes`,
    },
    {
      title: 'Second Draft',
      category: 'Books',
      language: 'en',
      explicit: false,
      summary: 'Writers read the page they threw away, and the one that replaced it.',
      host: 'Ines Carvalho',
      cadence: 8,
      releaseWeekday: 3,
      audience: 5_400,
      growth: 0.09,
      weekend: 0.88,
      forms: ['{} cuts a chapter', '{} begins again'],
      subjects: `
        Halima Sesay; Pieter Vos; Ana Lucía Prado; Conor Whelan; Miyu Tanabe; Ewa Zielińska;
        Dafydd Rees; Noor Haddad; Saskia Brandt; Femi Adeyemi; Lotte Kjær; Rosalind Okafor; Ivo
        Marković; Céline Aubert; Magnus Thorsen; Tamsin Hale; Yusuf Demir; Greta Lindholm; Paolo
        Ferri; Aoife Brennan; Katalin Szabó; Ruben Mendes; Astrid Nygaard; Leila Farouk; Tom
        Ashdown`,
    },
    {
      title: 'Plain Statistics',
      category: 'Science',
      language: 'en',
      explicit: false,
      summary: 'A number from the week’s news, taken apart and put back together.',
      host: 'Dr Wanjiru Kamau',
      cadence: 7,
      releaseWeekday: 1,
      audience: 14_200,
      growth: 0.34,
      weekend: 0.55,
      forms: ['Is it true about {}', 'How we count {}'],
      subjects: `
        hay fever; commuting; left-handers; lost luggage; house cats; phone calls; bank holidays;
        train delays; twins; earthworms; night shifts; library cards; allotments; potholes; school
        meals; lottery winners; sunburn; moths; bread prices; marathon times; heat waves; first
        names; street lamps; bicycle theft; sleep; tap water`,
    },
    {
      title: 'Kilometre Zero',
      category: 'Sports',
      language: 'en',
      explicit: false,
      summary: 'Ordinary runners on the day everything went right, or did not.',
      host: 'Bea Novak',
      cadence: 10,
      releaseWeekday: 6,
      audience: 3_100,
      growth: 0.52,
      weekend: 1.35,
      forms: ['{}'],
      subjects: `
        Last place, first time; The hill behind the hospital; Running with a pacemaker; Twelve
        laps of a car park; The postman’s marathon; Blisters and diplomacy; Night relay; A coach
        at eighty-four; The wrong turn; Dogs, ranked; Running on an oil rig; The half that became
        a whole; Two legs, three legs; Sea wall repeats; Why we stop; The pacer’s secret; Snow
        shoes; A parkrun in the desert; The treadmill across Europe; Barefoot in October; Shin
        splints; The lantern run; Counting lamp posts; Mothers’ mile; Altitude; The cut-off; Back
        after the break; Cross-country, cross weather; The volunteer; Fifty marathons, one knee;
        The recovery week; Old shoes; The city at five; A personal worst; Through the vineyard;
        The finish tape; Tempo; Rain delay; The long Sunday; Starting lines`,
    },
  ],
  sponsors: [
    {
      name: 'Brightleaf Tea',
      company: 'Brightleaf Tea Company Ltd',
      industry: 'Food & Drink',
      contact: 'media@brightleaf-tea.example',
    },
    {
      name: 'Stowaway Luggage',
      company: 'Stowaway Goods BV',
      industry: 'Travel',
      contact: 'partners@stowaway.example',
    },
    {
      name: 'Tallybook',
      company: 'Tallybook Software Ltd',
      industry: 'Business Software',
      contact: 'podcasts@tallybook.example',
    },
    {
      name: 'Northern Mutual',
      company: 'Northern Mutual Insurance',
      industry: 'Insurance',
      contact: 'brand@northernmutual.example',
    },
    {
      name: 'Hearth & Hull',
      company: 'Hearth & Hull Knitwear AS',
      industry: 'Fashion',
      contact: 'hello@hearthandhull.example',
    },
    {
      name: 'Parcelway',
      company: 'Parcelway Logistics GmbH',
      industry: 'Logistics',
      contact: 'marketing@parcelway.example',
    },
    {
      name: 'Loam Box',
      company: 'Loam Box Ltd',
      industry: 'Food & Drink',
      contact: 'growth@loambox.example',
    },
    {
      name: 'Fathom Language',
      company: 'Fathom Learning Inc',
      industry: 'Education',
      contact: 'audio@fathom.example',
    },
    {
      name: 'Kestrel Bikes',
      company: 'Kestrel Cycles ApS',
      industry: 'Sport & Outdoor',
      contact: 'media@kestrel.example',
    },
  ],
};
