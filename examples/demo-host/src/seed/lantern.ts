import type { TenantPlan } from './tenant-plan.ts';

export const lantern: TenantPlan = {
  slug: 'lantern',
  name: 'Lantern House',
  dataLag: 2,
  shows: [
    {
      title: 'The Missing Hour',
      category: 'True Crime',
      language: 'en',
      explicit: true,
      summary: 'Cold cases in which one hour is unaccounted for.',
      host: 'Renée Castellan',
      cadence: 7,
      releaseWeekday: 1,
      audience: 41_000,
      growth: 0.22,
      weekend: 0.9,
      forms: ['{}, part one', '{}, part two'],
      serial: true,
      subjects: `
        The boathouse at Crane Lake; Platform six; The Aldous inheritance; A light on Mercer
        Street; The weather balloon; Room 214; The organist; Harvest fair; The second set of keys;
        Nobody’s brother; The quarry road; Three postcards; The night porter; A silence in Harlow;
        The blue ambulance; The locksmith’s alibi; Ferry tickets; The borrowed car; Old money; The
        bell tower; A clean kitchen; The regatta; Ten past four; The cartographer; The empty lift;
        Winter quarters`,
    },
    {
      title: 'Laugh Track Optional',
      category: 'Comedy',
      language: 'en',
      explicit: true,
      summary: 'Two sitcom writers pitch shows that should not exist.',
      host: 'Dev Banerjee and Cass Molloy',
      cadence: 6,
      releaseWeekday: 3,
      audience: 12_600,
      growth: 0.05,
      weekend: 1.05,
      forms: ['{}: the pilot', '{}: the spin-off', '{}: the finale'],
      subjects: `
        Two vicars, one van; Witness relocation; The mild bunch; Grandpa’s app; Landlocked
        pirates; Substitute mayor; Haunted, but fine; The allotment wars; Divorce lawyers in love;
        Moon landlord; The world’s worst heist; Nice try, Kevin; A horse in HR; Retired assassins’
        choir; Cabin fever dream; Mid-table; The quiet coach; Airport security; My other twin; Tax
        season; Ghost writer`,
    },
    {
      title: 'Bedtime Observatory',
      category: 'Kids & Family',
      language: 'en',
      explicit: false,
      summary: 'A slow story about the night sky, told until someone is asleep.',
      host: 'Amara Diallo',
      cadence: 9,
      releaseWeekday: 0,
      audience: 17_900,
      growth: 0.37,
      weekend: 1.22,
      forms: ['{}'],
      subjects: `
        The moon takes a nap; A comet with cold feet; Saturn loses a ring; The star that
        whispered; Why Pluto stayed; The owl and the telescope; A bus ride to Jupiter; The shy
        eclipse; Counting Perseids; Mercury’s short day; The lantern on Mars; The Milky Way makes
        soup; Venus wakes first; The astronomer’s cat; A blanket of clouds; The tide and the moon;
        Orion looks for his belt; The satellite who sang; Dust; The slow rocket; A letter from
        Europa; The night the stars swapped; Polaris keeps still; Snow on Triton; The little
        observatory; How dark is dark; The sun says goodnight; Two moons for breakfast; The
        meteor’s map; A garden on the station; The great bear yawns; The quiet side; A hundred
        paper planets; Dawn chorus; The last page; Andromeda waves; The clock in the dome; A very
        small black hole; Northern lights, southern lights; Goodnight, Neptune; The first firefly`,
    },
    {
      title: 'Patch Notes, Please',
      category: 'Technology',
      language: 'en',
      explicit: false,
      summary: 'What changed this week in the software that runs your life.',
      host: 'Ollie Brandt',
      cadence: 7,
      releaseWeekday: 4,
      audience: 7_300,
      growth: 0.46,
      weekend: 0.58,
      forms: ['The one about {}', '{}, two years on'],
      subjects: `
        boarding passes; the smart meter; passkeys; the school app; captchas; e-bikes that lock;
        dark mode; hotel keys; the parking app; read receipts; printers; the family calendar;
        ticket queues; robot lawns; two clouds; the elevator update; cookie banners; map pins;
        voice notes; electric kettles; maintenance windows; QR menus; the inbox; smart locks; time
        zones; undo`,
    },
    {
      title: 'Der lange Atem',
      category: 'Health & Fitness',
      language: 'de',
      explicit: false,
      summary: 'Gespräche über Ausdauer: im Beruf, im Körper, in der Familie.',
      host: 'Johanna Weißflog',
      cadence: 10,
      releaseWeekday: 2,
      audience: 4_600,
      growth: 0.31,
      weekend: 0.98,
      forms: ['{}'],
      subjects: `
        Nachtdienst; Der zweite Anlauf; Atmen lernen; Zehn Jahre Reha; Die Bergretterin; Langsam
        ist schnell; Pause machen; Der Marathon der Pflege; Schichtwechsel; Was der Rücken weiß;
        Die Geigenbauerin; Kalt duschen, warm denken; Vom Aufhören; Drei Generationen, ein Hof;
        Der stille Trainer; Übergänge; Die Kunst der Wiederholung; Ein Jahr ohne Wecker;
        Höhenluft; Der Chor am Dienstag; Schlaf, Teil eins; Schlaf, Teil zwei; Zuversicht; Die
        lange Leitung; Gehen; Nach dem Applaus; Fünf Minuten am Tag; Der Winter in uns; Wieder
        anfangen; Kraft und Zärtlichkeit; Fernbeziehung; Die Hebamme; Maß halten; Gegenwind; Das
        Handwerk der Geduld; Frühschicht; Ausatmen; Die Lotsin; Heimweg`,
    },
  ],
  sponsors: [
    {
      name: 'Pillowfort',
      company: 'Pillowfort Sleep Inc',
      industry: 'Home & Garden',
      contact: 'ads@pillowfort.example',
    },
    {
      name: 'Latchkey',
      company: 'Latchkey Security Ltd',
      industry: 'Home & Garden',
      contact: 'media@latchkey.example',
    },
    {
      name: 'Crumb & Co',
      company: 'Crumb & Co Bakeries',
      industry: 'Food & Drink',
      contact: 'press@crumbandco.example',
    },
    {
      name: 'Orbit Mobile',
      company: 'Orbit Mobile SA',
      industry: 'Telecoms',
      contact: 'sponsorship@orbitmobile.example',
    },
    {
      name: 'Gutentag Versand',
      company: 'Gutentag Versand GmbH',
      industry: 'Retail',
      contact: 'partner@gutentag.example',
    },
    {
      name: 'Stillwater Therapy',
      company: 'Stillwater Online Therapy Inc',
      industry: 'Health',
      contact: 'partners@stillwater.example',
    },
    {
      name: 'Copperline VPN',
      company: 'Copperline Networks OÜ',
      industry: 'Technology',
      contact: 'affiliates@copperline.example',
    },
    { name: 'Mossy Toys', company: 'Mossy Toys ApS', industry: 'Toys', contact: 'hej@mossytoys.example' },
  ],
};
