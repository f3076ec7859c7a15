"""What everybody knows of English words: which are common, which are of one class.

Written for this project, of no field and no data set; called by `text`. Data, no logic.
"""

# Words of a class have the class's term beside their own, and so stand for one another a little.
CLASSES = {
    word: name
    for name, words in {
        "#day": "monday tuesday wednesday thursday friday saturday sunday"
        " today tonight tomorrow yesterday",
        "#month": "january february april june july august september october november december",
        "#number": "one two three four five six seven eight nine ten eleven twelve thirteen fifteen"
        " twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million",
        "#language": "english spanish french german italian portuguese dutch russian polish greek"
        " turkish arabic hebrew hindi chinese mandarin japanese korean vietnamese swedish",
        "#color": "red green blue yellow orange purple pink brown black white gray grey",
        "#relative": "mother father mom dad brother sister son daughter wife husband uncle aunt"
        " cousin grandmother grandfather grandma grandpa",
        "#city": "london paris rome berlin madrid tokyo moscow beijing shanghai delhi mumbai sydney"
        " melbourne toronto vancouver montreal chicago boston seattle denver dallas houston austin"
        " phoenix miami atlanta philadelphia detroit portland orlando tampa nashville baltimore"
        " minneapolis cleveland pittsburgh sacramento barcelona amsterdam dublin vienna prague"
        " athens istanbul dubai cairo singapore bangkok seoul manchester edinburgh",
        "#state": "alabama alaska arizona arkansas california colorado connecticut delaware florida"
        " georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland"
        " massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio"
        " oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin"
        " wyoming",
        "#country": "america england britain france germany italy spain portugal netherlands"
        " belgium switzerland austria sweden norway denmark finland ireland scotland poland russia"
        " ukraine greece egypt morocco nigeria kenya israel india pakistan china japan korea"
        " thailand vietnam indonesia philippines australia canada mexico brazil argentina chile"
        " peru colombia cuba",
        "#food": "apple banana bread butter cheese milk egg chicken beef pork steak bacon ham"
        " salmon tuna shrimp rice pasta noodle pizza burger sandwich taco curry soup salad potato"
        " tomato onion carrot garlic lettuce spinach broccoli bean corn mushroom cake cookie pie"
        " chocolate candy cereal pancake waffle yogurt honey sugar coffee tea juice soda beer wine"
        " sausage",
        "#animal": "dog cat bird fish horse cow pig sheep goat rabbit mouse rat snake lion tiger"
        " bear elephant monkey wolf fox deer duck",
        "#sport": "football soccer baseball basketball tennis golf hockey cricket rugby volleyball",
        "#currency": "dollar euro yen peso rupee yuan franc cent",
        "#unit": "inch foot feet yard mile meter kilometer centimeter pound ounce gram kilogram cup"
        " tablespoon teaspoon pint quart gallon liter",
    }.items()
    for word in words.split()
}
NUMBER = "#number"

# Contractions as people type them without an apostrophe.
UNPUNCTUATED = {
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "havent": "have not",
    "hasnt": "has not",
    "wouldnt": "would not",
    "shouldnt": "should not",
    "couldnt": "could not",
    "cant": "can not",
    "wont": "will not",
    "im": "i am",
    "ive": "i have",
    "youre": "you are",
    "theyre": "they are",
    "whats": "what",
    "wheres": "where",
    "hows": "how",
    "whos": "who",
    "thats": "that",
    "theres": "there",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
}

# Never taken for the misspelling of another word. Base forms; stems are compared.

COMMON_WORDS = frozenset(
    """
    a able about above abroad absence absolute abuse academic accent accept access accident
    accommodate accompany accomplish according account accurate accuse ache achieve acid
    acknowledge acquire across act action active activity actor actual ad adapt add addition
    address adequate adjust admin admire admit adopt adult advance advantage adventure advert
    advertise advice advise affair affect afford afraid africa after afternoon again against age
    agency agent ago agree agreement ahead aid aim air aircraft airline airport alarm album alcohol
    alert alike alive all allergy allow almost alone along already also alter alternative although
    altogether always am amaze amazing ambition ambulance america among amount amuse an analyse
    analysis analyze ancient and anger angle angry animal ankle anniversary announce annoy annual
    another answer ant anxiety anxious any anybody anyhow anymore anyone anything anytime anyway
    anywhere apart apartment apologize app apparent appeal appear apple appliance application apply
    appoint appointment appreciate approach appropriate approve april area aren argue argument
    arise arm army around arrange arrest arrive arrow art article artist as ashamed asia aside ask
    asleep aspect assault assess asset assign assist associate assume assure at athlete atmosphere
    attach attack attempt attend attention attitude attorney attract attractive audience audio
    august aunt australia author authority auto automatic autumn available average avoid awake
    award aware away awesome awful awkward baby back background bacon bad badge bag baggage bake
    balance ball balloon ban banana band bank bar barbecue bare barely bargain bark base baseball
    basement basic basis basket basketball bat bath bathroom battery battle bay be beach bean bear
    beard beat beautiful beauty because become bed bedroom bee beef been beer before beg begin
    behave behavior behind being belief believe bell belong below belt bench bend beneath benefit
    beside besides best bet better between beyond bible bicycle bid big bike bill billion bin bind
    biology bird birth birthday bit bite bitter black blade blame blank blanket bleed blend bless
    blind block blog blonde blood blow blue board boat body boil bomb bond bone bonus book boot
    border bore born borrow boss both bother bottle bottom bounce bowl box boy boyfriend brain
    brake branch brand brave bread break breakfast breast breath breathe breed brick bride bridge
    brief bright brilliant bring britain broad broadcast broke broken brother brown browser brush
    bubble bucket budget bug build building bulb bullet bunch burden burger burn burst bury bus
    bush business busy but butter butterfly button buy by cab cabin cabinet cable cake calculate
    calendar call calm calorie camera camp campaign can canada cancel cancer candidate candle candy
    cap capable capacity capital captain capture car carbon card care career careful carpet carrot
    carry cart cartoon case cash castle casual cat catch category cause celebrate celebrity cell
    cent center central centre century cereal certain certainly chain chair challenge champion
    chance change channel chapter character charge charity charm chart chase chat cheap cheat check
    cheek cheer cheese chef chemical chemistry cherry chest chicken chief child childhood children
    china chip chocolate choice choose chop christian christmas church cigarette cinema circle
    circuit circumstance citizen city civil claim class classic classroom clean clear clerk clever
    click client climate climb clinic clock close closet cloth clothes clothing cloud club clue
    coach coal coast coat code coffee coin cold collapse collar colleague collect college color
    colour column combine come comedy comfort comfortable command comment commercial commission
    commit committee common communicate communication community company compare competition
    competitor complain complaint complete complex complicate computer concentrate concept concern
    concert conclude concrete condition conduct conference confidence confident confirm conflict
    confuse confusion connect connection conscious consider consist constant construct consult
    consumer contact contain content contest context continue contract contrast contribute control
    convenient convention conversation convert convince cook cookie cool cop copy corn corner
    corporate correct cost cottage cotton couch cough could council count counter country county
    couple courage course court cousin cover cow crack craft crash crazy cream create creative
    creature credit crew crime criminal crisis critic critical criticize crop cross crowd crucial
    cruel cry culture cup cure curious currency current curtain curve custom customer cut cute
    cycle dad daily damage damn dance danger dangerous dare dark data database date daughter dawn
    day dead deaf deal dear death debate debt decade december decent decide decision declare
    decline decorate decrease deep deer defeat defend defense define definite degree delay delete
    delicious delight deliver delivery demand democracy dentist deny depart department depend
    deposit depress depression depth describe desert deserve design desire desk desktop despite
    dessert destroy detail detect determine develop device devil diamond diary dictionary did die
    diet differ difference different difficult difficulty dig digital dine dinner direct direction
    director dirt dirty disabled disagree disappear disappoint disaster discipline discount
    discover discovery discuss disease disgust dish disk display distance distant distinct
    distribute district disturb divide divorce dizzy do doctor document does dog doll dollar
    domestic don done donate door dot double doubt down download downtown dozen draft drag drama
    draw drawer dream dress drill drink drive driver drop drown drug drum drunk dry duck due dull
    dump during dust duty each eager ear early earn earth ease easily east eastern easy eat
    economic economy edge edit editor educate education effect effective efficient effort egg eight
    either elbow elder elect election electric electronic element elephant elevator eleven else
    elsewhere email embarrass emerge emergency emotion emotional emperor emphasis employ employee
    employer empty enable encounter encourage end enemy energy engage engine engineer england
    english enjoy enormous enough ensure enter entertain entire entrance entry envelope environment
    envy equal equipment era error escape especially essay essential establish estate estimate
    europe even evening event eventual ever every everybody everyday everyone everything everywhere
    evidence evil exact exam examine example excellent except exchange excite exciting excuse
    execute executive exercise exhibit exist existence exit expand expect expense expensive
    experience experiment expert expire explain explode explore export expose express expression
    extend extent external extra extreme eye face facebook facility fact factor factory fail
    failure faint fair fairy faith fall false fame familiar family famous fan fancy fantasy far
    fare farm farmer fascinate fashion fast fat fate father fault favor favorite favour favourite
    fear feature february federal fee feed feel feeling fellow female fence festival fetch fever
    few fiction field fifteen fifth fifty fight figure file fill film filter final finally finance
    financial find fine finger finish fire firm first fish fishing fit fitness five fix flag flame
    flash flat flavor flesh flexible flight float flood floor flour flow flower flu fluid fly focus
    fog fold folder folk follow food fool foot football for forbid force foreign forest forever
    forget forgive fork form formal former formula forth fortunate fortune forty forward found
    foundation four fourth fox frame france free freedom freeze freezer french frequency frequent
    fresh friday fridge friend friendly friendship frighten frog from front frozen fruit frustrate
    fry fuel full fun function fund funeral funny fur furniture further future gain galaxy gallery
    gallon game gang gap garage garbage garden garlic gas gate gather gay gear gender general
    generate generation generous genius gentle gentleman genuine german germany get ghost giant
    gift girl girlfriend give glad glance glass global glove glue go goal goat god gold golden golf
    gone good goodbye google gossip government governor grab grace grade gradual graduate grain
    gram grammar grand grandfather grandma grandmother grandpa grant grape graph grass grateful
    grave gray great greek green greet grey grill grocery ground group grow growth guarantee guard
    guess guest guidance guide guilty guitar gun guy gym habit hair half hall ham hand handle
    handsome hang happen happy harbor hard hardly hardware harm hat hate have he head headache heal
    health healthy heap hear heart heat heaven heavy heel height helicopter hell hello help helpful
    hence her herb here hero hers herself hesitate hi hide high highlight highway hill him himself
    hint hip hire his history hit hobby hold hole holiday hollywood holy home homework honest honey
    honor hook hop hope horrible horror horse hospital host hot hotel hour house household how
    however hug huge human humor hundred hungry hunt hurry hurt husband i ice idea ideal identify
    identity if ignore ill illegal illness image imagine imagination immediate immigrant impact
    import important impossible impress improve in inch incident include income increase incredible
    indeed independent index india indicate individual industry infant infect influence inform
    information ingredient initial injure injury ink inner innocent input insect inside insist
    inspect inspire install instance instant instead institute institution instruct instruction
    instrument insult insurance insure intelligent intend intense intention interest interesting
    internal international internet interpret interrupt interview into introduce invent invest
    investigate investment invite invoice involve iron island issue it italian italy item its
    itself jacket jail jam january japan jar jaw jealous jeans jet jewel job jog join joint joke
    journal journalist journey joy judge judgment juice july jump june jungle junior jury just
    justice justify keep kettle key keyboard kick kid kidney kill kilometer kind king kingdom kiss
    kitchen knee knife knock know knowledge lab label labor lack lad ladder lady lake lamb lamp
    land landlord landscape lane language laptop large last late later latest latin laugh launch
    laundry law lawn lawyer lay layer lazy lead leader leaf league leak lean leap learn least
    leather leave lecture left leg legal legend lemon lend length less lesson let letter level
    liberty library license lid lie life lift light like likely limb limit line link lion lip
    liquid list listen liter literature little live liver load loan local locate location lock log
    logic lonely long look loose lord lose loss lost lot lotion loud love lovely low loyal luck
    lucky luggage lunch lung luxury machine mad magazine magic mail main maintain major make male
    mall man manage manager manner manual manufacture many map march mark market marriage marry
    mask mass massive master match mate material math mathematics matter maximum may maybe mayor me
    meal mean meaning meanwhile measure meat mechanic media medical medicine medium meet meeting
    melt member memory men mental mention menu mere merry mess message metal meter method mexico
    middle midnight might mild mile military milk mill million mind mine mineral minimum minister
    minor minute miracle mirror miss missile mission mistake mix mobile mode model modern moment
    mom monday money monitor monkey month mood moon moral more morning mortgage most mother motion
    motor motorcycle mountain mouse mouth move movement movie much mud multiple multiply mum murder
    muscle museum mushroom music musical must mutual my myself mystery nail naked name narrow nasty
    nation national native natural nature near nearby nearly neat necessary neck need needle
    negative neighbor neighborhood neither nephew nerve nervous nest net network neutral never
    nevertheless new news newspaper next nice niece night nine no nobody nod noise none noodle nor
    normal north northern nose not note nothing notice notion novel november now nowhere nuclear
    number numerous nurse nut oak obey object objective observe obtain obvious occasion occupy
    occur ocean october odd of off offend offer office officer official often oil okay old olive on
    once one onion online only onto open operate operation opinion opponent opportunity oppose
    opposite option or orange order ordinary organ organic organization organize origin original
    other otherwise ought ounce our ours ourselves out outcome outdoor outfit outside oven over
    overall owe own owner oxygen pace pack package page pain paint pair palace pale palm pan panic
    pants paper parcel pardon parent park parliament part participate particular partner party pass
    passage passenger passion passport password past pasta paste path patience patient pattern
    pause pay payment peace peak peanut pen pencil penny people pepper per percent perfect perform
    perhaps period permanent permission permit person personal personality persuade pet phase
    philosophy phone photo photograph phrase physical physics piano pick picnic picture pie piece
    pig pile pill pillow pilot pin pine pink pint pipe pitch pizza place plain plan plane planet
    plant plastic plate platform play player playlist pleasant please pleasure plenty plot plug
    plus pocket podcast poem poet poetry point poison police policy polite political politics
    pollution pool poor pop popular population pork port position positive possess possible post
    pot potato potential pound pour poverty powder power powerful practical practice praise pray
    prayer precious precise predict prefer pregnant prepare presence present president press
    pressure pretend pretty prevent previous price pride priest primary prime prince princess
    principal principle print printer prior priority prison prisoner private prize probable
    probably problem proceed process produce product production profession professional professor
    profile profit program progress project promise promote prompt pronounce proof proper property
    propose protect protest proud prove provide province psychology public publish pull punch
    punish purchase pure purple purpose purse pursue push put puzzle qualify quality quantity
    quarter queen question quick quiet quit quite quiz quote rabbit race radio rail railroad rain
    raise random range rank rapid rare rate rather ratio raw reach react read ready real reality
    realize really rear reason reasonable recall receipt receive recent recipe recognize recommend
    record recover recycle red reduce refer reference reflect refrigerator refund refuse regard
    region register regret regular regulation reject relate relation relationship relative relax
    release relevant relief religion religious reluctant rely remain remark remarkable remember
    remind reminder remote remove renew rent repair repeat replace reply report reporter represent
    reputation request require rescue research reservation reserve reset resident resist resolve
    resource respect respond response responsible rest restaurant result resume retail retain
    retire return reveal revenge reverse review revolution reward rhythm rice rich rid ride right
    ring rip rise risk rival river road roast rob robot rock role roll roman romantic roof room
    root rope rose rough round route routine row royal rub rubber rubbish rude ruin rule run rural
    rush russia sack sacred sacrifice sad safe safety sail sailor saint sake salad salary sale
    salmon salt same sample sand sandwich satellite satisfy saturday sauce sausage save saving say
    scale scan scandal scared scary scene schedule scheme scholar school science scientific
    scientist scissors score scratch scream screen screw script sea search season seat second
    secret secretary section secure security see seed seek seem seize select self sell senate send
    senior sense sensible sensitive sentence separate september series serious servant serve
    service session set settle seven several severe sew sex shade shadow shake shall shallow shame
    shape share shark sharp shave she sheep sheet shelf shell shelter shift shine ship shirt shock
    shoe shoot shop shopping shore short shot should shoulder shout show shower shut shy sick side
    sigh sight sign signal silence silent silk silly silver similar simple since sing singer single
    sink sir sister sit site situation six size skill skin skip skirt sky slave sleep slice slide
    slight slip slow small smart smell smile smoke smooth snack snake snow so soap soccer social
    society sock soda sofa soft software soil soldier solid solution solve some somebody somehow
    someone something sometime sometimes somewhat somewhere son song soon sore sorry sort soul
    sound soup sour source south southern space spain spanish spare speak speaker special specific
    speech speed spell spend spice spider spin spirit spite split spoil spoon sport spot spray
    spread spring square squeeze stable stadium staff stage stair stake stamp stand standard star
    stare start starve state statement station statue status stay steady steak steal steam steel
    steep step stick stiff still stock stomach stone stop storage store storm story stove straight
    strange stranger straw strawberry stream street strength stress stretch strict strike string
    strip stroke strong structure struggle student studio study stuff stupid style subject submit
    subscribe substance succeed success successful such sudden suffer sugar suggest suggestion suit
    suitable sum summer sun sunday sunny sunset super supermarket supper supply support suppose
    sure surface surgery surprise surround survey survive suspect swallow swear sweat sweater sweep
    sweet swim swing switch symbol sympathy symptom system table tablet tail take tale talent talk
    tall tank tap tape target task taste tax taxi tea teach teacher team tear technical technique
    technology teen teenager teeth telephone television tell temper temperature temporary tend
    tennis tension tent term terrible test text than thank that the theater theatre their theirs
    them theme themselves then theory there therefore these they thick thief thin thing think third
    thirsty thirteen thirty this thorough those though thought thousand thread threat threaten
    three throat through throw thumb thunder thursday thus ticket tide tie tiger tight till time
    timer tin tiny tip tire tired tissue title to toast tobacco today toe together toilet tomato
    tomorrow ton tone tongue tonight too tool tooth top topic total touch tough tour tourist toward
    towel tower town toy track trade tradition traditional traffic train training transfer
    translate transport trap trash travel treasure treat treatment tree trend trial triangle tribe
    trick trip tropical trouble truck true trust truth try tube tuesday tune tunnel turkey turn tv
    twelve twenty twice twin twist twitter two type typical ugly uncle under understand unfortunate
    uniform union unique unit united universe university unknown unless unlike until unusual up
    update upgrade upon upper upset upside upstairs urban urge urgent us usa use used useful user
    usual vacation valid valley valuable value van variety various vary vast vegetable vehicle
    venture version very via victim victory video view village violence violent virus visa visible
    vision visit visitor vitamin vocabulary voice volcano volume volunteer vote wage waist wait
    waiter wake walk wall wallet wander want war ware warm warn warning wash washington waste watch
    water wave way we weak wealth weapon wear weather web website wedding wednesday weed week
    weekend weekly weigh weight weird welcome well were west western wet whale what whatever wheat
    wheel when whenever where wherever whether which whichever while whisper whistle white who
    whoever whole whom whose why wide widow width wife wild will willing win wind window wine wing
    winner winter wipe wire wisdom wise wish with within without witness woman women won wonder
    wonderful wood wooden wool word work worker workout workshop world worm worry worse worship
    worst worth would wound wrap wreck wrist write writer wrong yard yeah year yell yellow yes
    yesterday yet yield yoga york you young your yours yourself youth youtube zero zone zoo alright
    ate began bought brought built came caught chose drank drew drove eaten fallen fed fell felt
    flew flown forgot forgotten fought gave given gotten grew grown had has heard held hid hidden
    hung kept knew known laid lain led lent lit made meant met mice paid ran rang risen rode said
    sang sat saw seen sent shone shown shrank slept sold sought spent spoke spoken stole stolen
    stood struck stuck sung sunk swam swept swore taken taught threw thrown told took tore torn
    understood was went woke woken wore worn written wrote
    """.split()
)
