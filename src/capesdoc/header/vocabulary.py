"""Vocabulary of people and organisations: words as data, each with what it is evidence of.

The value grammars decide by these tables alone. A word may stand in several: "office" names an
organisation, and "Office Manager" is a post all the same.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACRONYMS_OF_SUBJECTS",
    "GENERIC_NOUNS",
    "GIVEN",
    "HEAD",
    "MODIFIER",
    "ORGANISATION",
    "PARTICLES",
    "PLACE",
    "PLACES",
    "SUBJECT",
    "evidence",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text, so that a table of words stays readable as one."""
    return frozenset(text.split())


HEAD: Final = 1
"""A post by itself: "Director"."""
MODIFIER: Final = 2
"""Belongs to a post: "Deputy"."""
ORGANISATION: Final = 4
"""Names an organisation: "Institute"."""
SUBJECT: Final = 8
"""What a post is about: "Disarmament"."""
PLACE: Final = 16
"""A city, country or region."""
GIVEN: Final = 32
"""Frequent in names, and therefore evidence of one."""

HEADS: Final = """
    academic academician accountant activist administrator advisor adviser advocate alumnus alumna
    ambassador analyst anchor anchorperson anthropologist architect artist assistant associate
    attache attaché attorney auditor author banker barrister biologist broadcaster businessman
    businesswoman businessperson candidate caretaker ceo cfo chair chairman chairperson chairwoman
    chancellor chemist chief cio cmo co-chair co-chairman co-chairperson co-convener co-convenor
    co-director co-founder co-ordinator cofounder columnist commandant commander commissioner
    comptroller consul consultant controller convener convenor coo coordinator correspondent
    councillor counselor counsellor cto curator dean deputy designer developer dg dgm diplomat
    director director-general ec economist ed editor editor-in-chief educationist educator envoy
    engineer entrepreneur executive expert facilitator fellow filmmaker founder gm governor
    graduate head historian hod hr-manager in-charge incharge inspector instructor intern
    interpreter investigator investor jd journalist judge justice lawyer lead leader lecturer
    lecturers legislator librarian manager md mayor member minister moderator mp mna mpa nazim
    mla mep mlc msp negotiator nurse officer organiser organizer owner parliamentarian partner
    patron patron-in-chief pharmacist philosopher photographer physician physicist pilot planner
    playwright poet practitioner premier presenter president principal pro-chancellor pro-rector
    pro-vc pro-vice-chancellor producer professor programmer proprietor provost psychiatrist
    psychologist publisher rector registrar reporter representative researcher sales scholar
    scientist secretary secretary-general senator sociologist solicitor specialist spokesman
    spokesperson spokeswoman statistician strategist student superintendent supervisor surveyor
    farmer landlord landowner blogger podcaster chargé vendor contractor broker dealer driver
    guide musician singer actor actress surgeon teacher trainer translator treasurer trustee tutor
    undersecretary under-secretary vc vice-chair vice-chairman vice-chairperson vice-chancellor
    vice-president vice-rector volunteer warden writer direktor direktorin professorin profesor
    directeur directrice
"""

MODIFIERS: Final = """
    acting additional adjunct affiliate ag cabinet career cluster country caretaker chief corporate
    defacto deputy distinguished doctoral elect emeritus emerita eminent ex executive
    ex-president ex-director ex-ambassador ex-secretary ex-minister ex-chairman ex-senator
    federal first focal former foreign founding full general
    global group high honorary honourary interim joint junior lead leading managing
    noted non-resident nonresident outgoing parliamentary past permanent
    postdoctoral post-doctoral pro program programme project prime principal provincial regional
    renowned research resident retired second section senior serving special staff standing state
    task team technical tenured third veteran vice visiting well-known
"""

ORGANISATIONS: Final = """
    academia academy administration agency alliance army assembly associates association authority
    bank board brigade bureau cell center centre chamber chambers channel charity church city club
    college command desk commission committee community companies company confederation congress
    consortium consulate consultancy consulting cooperative corporation corps council court courts
    delegation delegations department dept directorate division embassy enterprises establishment
    faculty federation firm force forces forum foundation fund gmbh government govt group
    headquarters high-commission holdings hospital house inc industries initiative inspectorate
    institut institute institutes institution institutions international kingdom lab laboratories
    laboratory league library limited llc llp ltd madrasa magazine media ministry mission movement
    museum navy network networks news newspaper observatory office organisation organisations
    organization organizations parliament partners party plc police polytechnic post press pvt
    radio regiment relief republic school secretariat senate seminary senatehouse service services
    society stiftung studio solutions syndicate systems task-force technologies television
    textiles think-tank thinktank times trust tv union unit universität université universidad
    university vereinigung wing workshop-group worldwide youthforum daily tribune herald gazette
    review quarterly journal delegation rescue textile motors pharma cement sugar mills bar
    capital watch programme program üniversitesi fakültesi enstitüsü vakfı derneği bakanlığı merkezi
    universiti universitas universidade università universiteit hochschule fachhochschule akademie
    kementerian ministère ministerio ministério instituto institutet école fondation fundación
    fundação charité
"""

SUBJECTS: Final = """
    academics access accounting accounts action adaptation administration advocacy aerospace
    affairs africa agricultural agriculture agronomy aid air american analysis analytics
    anthropology applied arab arctic area arms art arts asia asian asia-pacific aviation awareness
    banking basic behavioural bilateral biology biotechnology border botany broadcast budget
    building business campaigns capacity care change chemistry child children civil civil-military
    climate coastal commerce commercial communication communications community comparative
    compliance computer computing conflict conservation constitutional control cooperation
    coordination corporate counter countering counterterrorism crime criminal critical cultural
    culture curriculum customer cyber cybersecurity data defence defense delivery democracy
    demography design development developmental dialogue digital diplomacy diplomatic disarmament
    disaster discussion doctrine domestic early east eastern ecology econometrics economic
    economics economy education educational elections electrical emergency emerging employment
    energy engagement engineering english entrepreneurship environment environmental equality
    eurasia eurasian europe european evaluation events events exchange experts export exports
    extension external family field film finance financial fiscal fisheries food foreign forestry
    forests free fundraising future gender general genetics geo geography geology geopolitics
    global governance graduate grants great growth gulf health heritage higher history home human
    humanitarian humanities humanity hydrology identity immigration implementation imports
    inclusion independent indian indo-pacific industrial industry information infrastructure
    innovation insurance integration intelligence inter-faith interior international investment
    investments islam islamic issues journalism justice key knowledge labor labour land language
    languages law leadership learning legal liaison liberal linguistics literature livelihoods
    local logistics maintenance management marine maritime market marketing markets mass
    mathematics mechanical media medical medicine meteorology microbiology migration military
    mineral minerals mining modern monetary monitoring music national natural naval nations near
    networking non-proliferation north northern nuclear nutrition ocean oceans office online
    operations outreach pacific participants partnership partnerships peace peacebuilding people
    performance personnel petroleum pharmacy philosophy physical physics planning plans policies
    policy political politics pollution population portfolio poverty power press preservation
    preventive private procurement production proceedings products programmes programs projects
    proliferation protection protocol province psychology public publication publications quality
    railways reconciliation records recruitment reduction reform reforms refugees region regional
    regulation regulatory rehabilitation relations relief religion religious renewable report
    research resilience resource resources response responsible rights risk rule rural safety
    sales sanitation science sciences sector sectoral security shipping social societies sociology
    software solar south south-south southeast southern space special sports standards statistics
    strategic strategies strategy student students studies study supply support survey
    sustainability sustainable taxation tax teaching team technical technology telecommunications
    terrorism textile theatre theory threats tourism track trade traditional training transfer
    transformation transition transport transportation treasury undergraduate urban value
    veterinary warfare warning waste water welfare west western wildlife women workforce world
    youth zoology curriculum humanitarian counter-terrorism speakers panelists panellists guests
    faculty various multiple many several distinguished eminent all others other attendees
    audience delegates members officials representatives dignitaries staff teachers professors
    scholars academicians diplomats journalists stakeholders parliamentarians ambassadors
    directors ministers practitioners professionals panel session sessions meeting event seminar
    conference workshop webinar lecture roundtable welcome opening closing remarks address speech
    keynote question questions answers q&a tea lunch break prayer registration none nil announced
    confirmed invited guest chief-guest open closed topic title date venue time afternoon morning
    evening internal secretary-level high-level expert-level everyone everybody anyone nobody
    resource persons person speaker moderator discussant discussants rapporteur organizers
    organisers host hosts unknown anonymous monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december today
    tomorrow
"""

PARTICLES: Final = word_set("""
    abu af al ap av aw ben bin bint binti bt da dal das de degli dei del della den der des di do
    dos du e el en i ibn la las le lo los of-course san st te ten ter ud uddin ul ur us-salam van
    vom von y zu zum zur ud-din ul-haq al-din az as ad ar ath adh ash und
    """)
"""Lower-case words that belong to a name."""

_PLACES: Final = """
    abbottabad, abu dhabi, abuja, accra, addis ababa, afghanistan, africa, ajk, algeria, algiers,
    almaty, amman, amsterdam, ankara, argentina, armenia, arusha, ashgabat, astana, athens,
    auckland, australia, austria, azad kashmir, azerbaijan, baghdad, bahawalpur, bahrain, baku,
    balochistan, bali, bangalore, bangkok, bangladesh, barcelona, beijing, beirut, belarus,
    belgium, belgrade, bengaluru, berlin, bern, bhutan, bishkek, bogota, bonn, boston, brasilia,
    brazil, brisbane, brunei, brussels, bucharest, budapest, bulgaria, buenos aires, cairo,
    cambodia, cambridge, cameroon, canada, canberra, cape town, caracas, central asia, chennai,
    chicago, chile, china, chitral, colombia, colombo, copenhagen, croatia, cyprus,
    czech republic, dakar, damascus, dar es salaam, delhi, denmark, dhaka, doha, dubai, dublin,
    dushanbe, east asia, egypt, england, eritrea, estonia, ethiopia, europe, eurasia, faisalabad,
    fata, finland, france, frankfurt, geneva, georgia, germany, ghana, gilgit, gilgit-baltistan,
    gilgit baltistan, greece, gujranwala, gujrat, gwadar, ha noi, hamburg, hanoi, haripur, harare,
    helsinki, ho chi minh city, hong kong, hungary, hyderabad, iceland, india, indonesia, iran,
    iraq, ireland, islamabad, israel, istanbul, italy, jaipur, jakarta, jamshoro, japan, jeddah,
    jerusalem, johannesburg, jordan, kabul, kampala, karachi, kashmir, kathmandu, kazakhstan,
    kenya, khartoum, khyber pakhtunkhwa, khuzdar, kigali, kolkata, korea, kpk, kuala lumpur,
    kuwait, kyiv, kyrgyzstan, lahore, laos, larkana, latvia, lebanon, libya, lisbon, lithuania,
    london, los angeles, luxembourg, madrid, malaysia, maldives, manchester, manila, mardan,
    melbourne, mexico, mexico city, milan, minsk, mongolia, montreal, morocco, moscow, multan,
    mumbai, munich, murree, muscat, muzaffarabad, myanmar, nairobi, nepal, netherlands, new delhi,
    new york, new zealand, nigeria, north korea, norway, oman, oslo, ottawa, oxford, pakistan,
    palestine, paris, peru, peshawar, philippines, poland, portugal, prague, pretoria, punjab,
    qatar, quetta, rabat, rawalpindi, riyadh, romania, rome, russia, rwanda, sahiwal, samarkand,
    sargodha, saudi arabia, seoul, serbia, shanghai, shenzhen, sialkot, sindh, singapore, skardu,
    slovakia, slovenia, somalia, south africa, south asia, south korea, southeast asia, spain,
    sri lanka, stockholm, sudan, sukkur, swat, sweden, switzerland, sydney, syria, taipei, taiwan,
    tajikistan, tanzania, tashkent, tbilisi, tehran, tel aviv, thailand, the hague,
    the netherlands, tokyo, toronto, tripoli, tunis, tunisia, turbat, turkey, türkiye, turkiye,
    turkmenistan, uae, uganda, uk, ukraine, ulaanbaatar, united arab emirates, united kingdom,
    united states, us, usa, u.s, uzbekistan, vancouver, venezuela, vienna, vietnam, warsaw,
    washington, washington dc, wellington, yangon, yemen, yerevan, yokohama, zambia, zimbabwe,
    zurich
    """
PLACES: Final = frozenset(" ".join(place.split()) for place in _PLACES.split(","))
"""Well-known cities, countries and regions, in lower case: a place alone is no organisation."""

GIVEN_NAMES: Final = """
    abdul abdullah ahmad ahmed aisha akbar akram ali alice amir amna anita anna anwar arif asad
    ashraf asif asma ayesha aziz bashir bibi carlos chaudhry chen daniel david elena emma faisal
    farah farooq fatima garcia ghulam hamid hamza hasan hassan hina hussain hussein ibrahim imran
    iqbal irfan islam ismail jamal james javed javid john jones joseph kamal kamran khalid khan
    kim kumar li liu luis maria mariam mark martin mary maryam masood mehmood michael mirza
    mohamed mohammad mohammed muhammad mustafa nadeem nadia naveed nguyen omar paul peter qureshi
    rahman rashid raza robert saeed salman sana sara sarah shah shahid shaikh sharma sheikh
    siddiqui singh smith sohail sultan susan syed tahir tanveer tariq thomas umar umair usman wang
    william yusuf zafar zahid zaidi zainab zhang
"""

ACRONYMS_OF_SUBJECTS: Final = word_set("""
    ADHD AI BA BBA BS BSC CBRN CPEC CSR CT CVE DRR EE ESG FDI GIS GPS HIV HR HRM ICT IHL IL IP IR
    IT LLB LLM M&E MA MBA MBBS MEL MPHIL MS MSC NGO NGOS OBOR PHD PR QA R&D SDG SDGS SME SMES STEM
    TV UI WASH WMD BRI EU-ASIA C4I IRS-TAX II III IV VI VII VIII
    """)
"""Capitals that name a subject or a degree, not an organisation: "Director MBA Program"."""

GENERIC_NOUNS: Final = word_set("""
    department mission state school parliament delegation government board faculty college
    chamber assembly committee station section unit office party
    house court division staff administration
    """)
"""After "of" and alone these belong to the post: "Head of Department", "Member of Parliament"."""


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for words, meaning in (
        (HEADS, HEAD),
        (MODIFIERS, MODIFIER),
        (ORGANISATIONS, ORGANISATION),
        (SUBJECTS, SUBJECT),
        (GIVEN_NAMES, GIVEN),
    ):
        for word in words.split():
            table[word] = table.get(word, 0) | meaning
    for place in PLACES:
        if " " not in place:
            table[place] = table.get(place, 0) | PLACE
    return table


_TABLE: Final = _table()
_PREFIXES: Final = word_set("co deputy ex non pro sub under vice")


def evidence(key: str) -> int:
    """Say what a word, in lower case and without full stops, is evidence of: flags, or 0."""
    known = _TABLE.get(key, 0)
    if not known and "-" in key:
        prefix, _, rest = key.partition("-")
        # "Sub-Editor", "Co-Lead", "Ex-Governor"
        if prefix in _PREFIXES:
            known = _TABLE.get(rest, 0) & HEAD
    return known
