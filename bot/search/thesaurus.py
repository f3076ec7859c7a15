"""Everyday English words of nearly the same meaning, for a word that an index does not know.

Groups written for this project, of no field and no data set; called by `query`. Almost all data.
"""

from Stemmer import Stemmer

GROUPS = tuple(
    tuple(group.split())
    for group in """
    abandon leave quit; ability skill talent capability; absent missing away; abuse mistreat;
    accept approve allow permit authorize; accident crash collision wreck; accomplish achieve
    complete; account profile; accurate correct exact precise right; accuse blame; acquire get
    obtain buy; act behave; active enabled on; add include insert append attach; address
    location place spot site; adequate enough sufficient; admit confess; adult grown; advance
    progress; advantage benefit pro; adverse bad negative; advertisement ad commercial; advice
    guidance suggestion recommendation tip recommend suggest advise; afraid scared frightened
    worried; aged old elderly; aid help assist support; aim goal purpose objective target;
    airplane plane aircraft flight; alarm alert; alike similar same; allow let permit enable;
    amazing incredible awesome fantastic wonderful; amend change modify edit update; amount sum
    total quantity; amusing funny; analyze examine study; angry mad upset furious annoyed;
    announce declare; annoying irritating; answer reply respond response; anxious nervous
    worried; apartment flat condo; apologize sorry; appear seem show; appliance device;
    application app program software; apply request submit; appropriate suitable proper; area
    region zone district neighborhood; argue fight quarrel dispute disagree; arrange organize
    plan schedule; arrest detain; arrive reach land come; article story post; ask request
    inquire enquire query question; asleep sleeping; assemble build; assembly meeting; assess
    evaluate judge; assignment task homework; assistant helper; assume suppose guess; attempt
    try effort; attend visit join; attorney lawyer; attractive beautiful pretty; author writer;
    auto automobile car vehicle; automatic automated; available free; average mean typical;
    awake wake; award prize; aware informed; baby infant newborn; bad awful terrible horrible
    poor lousy; bag luggage baggage suitcase; ban forbid prohibit block; barely hardly; bargain
    deal discount; base foundation; basic simple elementary fundamental; bathroom toilet
    restroom washroom; beat defeat win; beautiful pretty lovely gorgeous; begin start commence
    initiate launch; beginner novice newbie starter; belief opinion view thought; believe think;
    belongings possessions; benefit advantage perk; best finest top; beverage drink; big large
    huge enormous giant great; bike bicycle cycle; bill invoice statement; birth born; block
    freeze lock suspend; blossom flower; boat ship; book reserve reservation booking; boost
    raise increase improve; border edge boundary; boring dull; borrow loan lend; boss manager
    supervisor; bother annoy disturb; bottom base; box container package; boy lad; branch
    office; brand make manufacturer; brave courageous; break holiday vacation pause rest; brief
    short quick; bright vivid; brilliant excellent smart; bring fetch deliver carry; broad wide;
    broadcast show program; broken damaged busted faulty defective; budget spending; build
    construct make; burn fire; busy occupied engaged; buy purchase order get acquire shop; cab
    taxi ride; calculate compute figure count; calendar schedule agenda; call phone ring dial
    telephone; calm relax quiet; camera photo; cancel stop end terminate abort; capable able;
    care concern; career profession occupation job; careful cautious; cash money funds;
    celebrate party; cell phone mobile smartphone cellphone; center middle centre; certain sure
    confident positive; certify certification certificate; challenge difficulty; chance
    opportunity odds probability likelihood; change switch modify alter adjust edit update
    convert; chat talk conversation speak converse; cheap inexpensive affordable budget; cheat
    trick deceive; check verify confirm examine inspect; chef cook; chief main leader head;
    child kid children; choose pick select opt decide; cinema movie theater; city town; claim
    request; class course lesson; clean wash tidy; clear obvious plain; clever smart intelligent
    bright; client customer; clock time; close shut; clothes clothing apparel outfit garment;
    coach trainer; coat jacket; cold chilly freezing cool; collapse fail; colleague coworker;
    collect gather; college university school; combine join merge; comedy humor joke;
    comfortable cozy; comment remark; common usual frequent; communicate talk contact; company
    business firm corporation organization employer; compare contrast versus; compensation pay
    salary; compete challenge; complain complaint; complete finish end; complicated complex
    hard; computer laptop pc desktop; conceal hide; concern worry; conclude finish end;
    condition state status; confused puzzled; connect link sync pair; consider think; consult
    ask; contact reach call; contain hold include; contemporary modern; contest competition;
    continue proceed resume; contract agreement; convert change translate; cook make prepare
    bake; cop police officer; copy duplicate; correct right accurate fix; cost price charge fee
    rate expense; couch sofa; country nation; couple pair two; courage bravery; courteous
    polite; cover include; crazy insane mad; create make generate produce; crime offense;
    critical important urgent; cruel mean; cry weep; cure remedy treatment; curious interested
    wonder; currency money; current present now latest; custom tradition; cut reduce lower
    decrease; cute adorable; dad father daddy; daily everyday; damage harm break; danger risk
    hazard; dangerous risky unsafe hazardous; data information info; date day; daybreak dawn
    morning; dead deceased; deadline due; death die; debt owe; decision choice; deck floor;
    decrease lower reduce drop; deduct subtract; deep profound; defect fault problem; defend
    protect; define definition meaning mean; degree diploma; delay late postpone; delete remove
    erase clear discard; delicious tasty yummy; deliver ship send bring; demand require;
    department division section; deposit put; describe explain detail; desire want wish; despise
    hate; destroy ruin; detect find; determine find decide; device gadget; diet nutrition;
    difference distinction; different other another; difficult hard tough challenging;
    difficulty problem trouble; diminish lower reduce; dine eat; dinner supper; direction route
    way path; directions route navigate; dirty filthy; disable off deactivate; disappear vanish;
    disaster emergency; discard throw; discover find learn; discuss talk; disease illness
    sickness; dish meal food recipe; dislike hate; dismiss fire; display show screen; distance
    far; distant far; distribute share; divide split share; doctor physician; documentation
    documents paperwork; dollars bucks money; donate give; donation gift; double twice; doubt
    question; download install; draft write; drive ride; drunk intoxicated; duration length
    long; duty responsibility task; dwell live; eager keen; early soon; earn make; earnings
    income salary wage wages pay paycheck; earth world globe; easy simple effortless; education
    schooling training; effect result impact; elect vote; eliminate remove; email mail;
    emergency urgent; emotion feeling; employee worker staff; employer boss company; empty
    vacant blank; enable activate; encounter meet; encourage support; endure last; enemy
    opponent; energy power; engine motor; enjoy like love; enroll register join; ensure
    guarantee; enter type; entire whole all; entrance door; entry entrance; envelope letter;
    equal same; equipment gear; error mistake problem bug; essential necessary important;
    establish start; estimate guess; evaluation review assessment; evening night tonight; event
    occasion happening; eventually finally; evidence proof; evil bad; exam test quiz; example
    instance sample; exceed over; excellent great awesome amazing fantastic wonderful; excess
    extra; exchange swap trade; exciting thrilling; excuse reason; exercise workout; exhausted
    tired; exist live; exit leave; expand grow; expect await; expensive costly pricey;
    experience background; expert specialist professional; expiration expiry expire; explain
    describe clarify; explanation reason; explore discover; extend lengthen longer; extra
    additional more; fabric cloth; factory plant; fail failure; fair just; fairly quite; fake
    false fraudulent counterfeit; fall drop autumn; fame popularity; familiar known; family
    relatives; fast quick rapid speedy; fault blame mistake; favorite favourite preferred; fear
    afraid; feature function; feed food; fetch get; field area; fight battle; fill complete;
    film movie picture; finance money; find locate search seek; fine good ok; fitness exercise;
    fix repair mend; flavor taste; fly flight; follow track; food meal groceries cuisine;
    foolish stupid; force power; forecast prediction; foreign overseas abroad international;
    forever always; forget forgot; form document application; fortunate lucky; forward send;
    fraction part; fragment piece; fraud scam fraudulent; free complimentary gratis; freedom
    liberty; frequently often; friend buddy pal mate; frighten scare; front ahead; fuel gas
    petrol gasoline; full complete; fun enjoyable; function work; fund money; funny humorous
    hilarious; furniture chair; gain get; game match; garbage trash rubbish waste; garden yard;
    general common; gentle soft; gift present; girl lady; give provide offer hand supply; glad
    happy pleased; glance look; global worldwide international; good great nice; goodbye bye
    farewell; goods products; govern rule; grab take; grade score mark; gradually slowly;
    graduate finish; grant give; grateful thankful; greet hello; grocery groceries supermarket;
    ground floor earth; group team band; guarantee warranty; guest visitor; guide manual
    tutorial instructions; guilty responsible; guy man; habit routine; handle manage; hang
    suspend; happen occur; happy joyful cheerful; harbor port; harm hurt; heal cure; health
    wellness medical; hear listen; heat warm; heavy weigh weight; hello hi hey greetings;
    hesitate wait; high tall; hike walk; hint clue; hire employ recruit; history past; hit
    strike; hobby interest; home house residence; honest truthful; hope wish; hot warm; hotel
    motel inn lodging accommodation; household family; humid moist; hungry starving; hunt
    search; hurry rush; hurt injure injury pain; husband spouse partner; idea concept; identical
    same; identify recognize; idle lazy; ignore skip; ill sick unwell; illegal unlawful; image
    picture photo photograph; imagine think; immediately now instantly; important significant
    essential crucial; impossible unable; improve enhance boost better raise; incident accident
    event; incorrect wrong; increase raise rise boost grow; indicate show; individual person;
    industry business; influence affect; inform tell notify; information info details;
    ingredient ingredients; initial first; injury wound; innocent guiltless; input enter; insect
    bug; inside indoor; instruct teach; instruction direction; instructor teacher; insult
    offend; insurance coverage policy; intend plan; internal inside; internet web online;
    interrupt disturb; introduce present; investigate research; invite invitation; irritate
    annoy; item thing product object; job work position career employment occupation; join
    connect; joke funny; journal diary; journey trip travel; joy happiness; judge decide; jump
    leap; keep retain hold; key main; kill murder; kind type sort category; know understand;
    knowledge information; lack missing; land country; language tongue; last final previous
    latest recent; late delayed; laugh joke; launch start open; law legislation rule; lead
    guide; leak drip; learn study; lease rent; leave depart quit; left remaining; legal lawful;
    letter mail; level amount; license permit certificate certification; lift raise; light lamp
    bulb; likely probable; limit maximum cap; line queue; liquid fluid; list catalog; live
    reside; load fill; loan mortgage; local nearby; lock secure; lonely alone; long lengthy;
    lose lost misplace misplaced missing; loud noisy; love adore; low inferior; loyal faithful;
    luck fortune; lunch meal; machine device; magazine journal; mail post; main primary major
    chief; maintain keep service; maintenance service upkeep; majority most; make create produce
    build; mall store shop; manner way; manufacture make; many numerous several; map directions;
    married wed wedding marriage; massive huge; material stuff; maximum max most limit; maybe
    perhaps possibly; mean signify; measure size; mechanic garage; medication medicine pills
    drug; meeting appointment conference; melody song; member user; mention say; message text;
    messy dirty; method way technique procedure process; mild gentle; minimum min least lowest;
    minor small; minus subtract; minute moment; mirror reflect; miss skip; mix blend combine;
    mom mother mum mommy; moment second; monitor watch; monthly month; mood feeling; motion
    movement; move transfer shift relocate; multiply times; music song tune track; must should
    need; mute silence; mystery puzzle; name title called; narrow thin; natural normal; near
    close nearby around; neat tidy; necessary needed required essential; need require must
    necessary; new recent fresh; news headlines; next following upcoming; nice pleasant kind;
    noise sound; normal usual regular standard ordinary typical; note memo reminder; notice see;
    notify inform alert; number digit figure; nutrition nutritional calories; obey follow;
    observe watch; obtain get acquire receive; occasionally sometimes; odd strange weird
    unusual; office workplace; old aged ancient; omit skip; open unlock; operate run; oppose
    against; opposite contrary; option choice alternative; origin source; original first;
    outcome result; outside outdoors; overall total; overcast cloudy; own possess have; owner
    holder; package parcel shipment delivery; pain ache hurt; paint draw; panic fear; paper
    document; paperwork documents forms; pardon excuse; park garden; part piece portion
    component; participate join; particular specific; party celebration; pass succeed; passcode
    password pin; patient calm; pause stop; pay payment spend settle; peaceful calm; peculiar
    strange; people persons folks; percent percentage; perfect ideal; perform do; period time;
    permanent forever; permission consent; persuade convince; phase stage; photo picture pic;
    phrase sentence; piece bit; pile stack; place put set; plain simple; plan program scheme;
    play start; plenty many; plot story; plus add; point spot; poor broke; popular famous
    trending; possible feasible; postpone delay reschedule; potential possible; power
    electricity; powerful strong; practice exercise; predict forecast; prefer favorite; prepare
    ready; preserve save; president leader; prevent stop; previous prior last former earlier
    past; prior before; prison jail; private secret personal; probably likely; problem issue
    trouble; product item goods; profit gain; project task; promise swear; promote advance;
    pronounce say; proper right; property house; propose suggest; protect guard secure; proud
    pleased; prove show; public open; pull drag; punish fine; pure clean; purpose reason; pursue
    follow; push press; puzzle riddle; qualification requirement credential; quality grade;
    quiet silent; quit leave resign stop; quote estimate; race run; radio station; rain rainy
    raining; random arbitrary; rare uncommon; rate score grade; ratio proportion; read recite;
    ready prepared; real actual true genuine; reason cause why; reasonable fair; recall
    remember; receive get got obtain; recipe instructions; recognize know; record log; recover
    restore; refrigerator fridge; refund reimbursement reimburse; refuse decline reject deny;
    regret sorry; relative family; relax rest; release free; rely depend; remain stay; remind
    reminder; remote distant; renew extend; repeat again; replace substitute swap replacement;
    report file; requirement need; rescue save; research study; reset restart; restaurant diner
    cafe eatery; retail shop; retire retirement pension; return back; review rating feedback;
    reward bonus; rich wealthy; ripe mature; road street highway; rob steal stolen theft robbed;
    room space; rotate turn; rough approximate; rude impolite; rule law regulation policy; run
    jog; sad unhappy depressed; safe secure; sale deal; save store; savings deposit; say tell
    speak state; schedule arrange timetable calendar; score result; search look find; seat
    chair; section part; see view watch look; sell trade; send transfer mail ship deliver;
    separate split; serious severe; serve offer; service support; several some many; shall will
    should; shipping delivery shipment; shoes sneakers boots; shop store market; shopping
    groceries; shout yell; show display present reveal; sign symbol; signal sign; silly stupid;
    sing song; single one; size dimensions; skip next; sleep nap; slim thin; slow sluggish;
    small little tiny; smell odor; snow snowing; solution answer; solve fix; soon shortly;
    special unique; speed pace; spend spent spending; staff employees; stand endure; station
    stop; statistics stats; steps procedure instructions; stock share shares; stop quit halt
    cease; storm thunder; story tale; street road avenue; student pupil; stuff things; stupid
    dumb; submit send; substitute replace replacement alternative; succeed success; sudden
    quick; suffer hurt; sum plus; sunny clear; suppose think; surprise shock; suspect doubt;
    symptom sign; tap touch; task job; taxes tax; teach show explain train; television tv;
    temporary brief; thanks thank appreciate gratitude; theory idea; throw toss; ticket pass;
    timer countdown; tire tires wheel; topic subject; touch contact; tour trip; track trace;
    traffic congestion; transaction transactions purchases; transfer send wire move; translate
    translation; transport transportation transit; treat handle; treatment therapy cure; trend
    fashion; trip journey vacation; truck vehicle; true correct; trust believe; truth fact; turn
    switch; ugly hideous; understand get; unite join; upcoming next future; upgrade improve; use
    utilize; vaccination vaccine immunization; valid legal; valuable worth; value worth; variety
    kind; various different; vast huge; victory win; visit go; voice accent; volume loudness;
    wait hold; walk stroll; wallet purse; wander walk; want wish like; warn alert; weak feeble;
    wealth money; weather forecast climate; website site page; weekly week; wet rainy; wife
    spouse partner; wise smart; withdraw withdrawal; woman female lady; write compose; yearly
    annual annually; young little; zip postal
    """.split(";")
)


def synonyms() -> dict[str, tuple[str, ...]]:
    """Return, by stem, the stems of the words of its groups. About 5 ms."""
    stems = Stemmer("english").stemWords
    found: dict[str, dict[str, None]] = {}
    for group in GROUPS:
        members = stems(list(group))
        for stem in members:
            found.setdefault(stem, {}).update(dict.fromkeys(members))
    return {stem: tuple(near for near in group if near != stem) for stem, group in found.items()}
