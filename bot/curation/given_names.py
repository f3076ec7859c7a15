"""Given names that are neither English words nor places, so that they tell a person by themselves.

Written for this project: common ones of many countries, by no means all. Data, no logic.
"""

GIVEN_NAMES = frozenset(
    # Not here: names that are also words (Mark, Bill, Hope), places (Virginia, Madison) or trades
    # and brands that people ask about (Taylor, Tyler's software, Alexa).
    "aaliyah aaron abdul abdullah abigail adam adriana agnieszka ahmad ahmed aidan aisha alan"
    " alejandra alejandro aleksandra alex alexander alexandra alexis alice alicia alina alison"
    " allison alyssa amanda amelia amina amir amy ana anastasia andre andrea andrei andrew"
    " angela angelica angelina anil anita anjali ann anna anne annie anthony antonio aria ariana"
    " arjun arthur arun asha ashley ashok ayesha barbara beatriz benjamin bernard beth bethany"
    " betty beverly brandon brenda brian brianna britney brittany brooke bruce bryan caitlin"
    " cameron camila carla carlos carmen caroline carolyn catherine cecilia cesar charles chen"
    " chloe chris christina christine christopher cindy claire claudia colleen connor courtney"
    " cristina crystal cynthia damian daniel daniela danielle danny darius dave david deborah"
    " debra deepa deepak denise dennis derek desiree diana diane diego dmitri dmitry dominic"
    " donna dorothy douglas ebony eduardo edward eileen elaine elena eli elias elijah elizabeth"
    " ella ellen emily emma enrique eric erica erik erika ethan eugene eva evan evelyn fatima"
    " felicia fernanda fernando fiona francesca francisco gabriel gabriela gabrielle gary george"
    " giovanni gloria gregory guadalupe gustavo haley hannah harold hassan heather hector helen"
    " henry hiroshi ian ibrahim imani indira ines irina isaac isabel isabella ivan jacob"
    " jacqueline jaime jamal jamie jane janet janice jasmine jason javier jay jayden jean"
    " jeffrey jenna jennifer jeremy jerry jesse jessica jesus jill jim jimmy joan joanna joe"
    " joel johanna john johnny jonathan jorge jose joseph joshua joyce juan juanita judith judy"
    " julia julian juliana julie justin kaitlyn kamala karen karina karthik katarzyna kate"
    " katherine kathleen kathryn katie kavita kayla keisha keith kelly kelsey kenneth kevin"
    " khadija kim kimberly kiran krishna kristen kristin kristina kumar kyle lakshmi larry"
    " latasha latisha latoya laura lauren lawrence leah leila lena leonard leslie leticia liam"
    " lillian linda lindsay lindsey lisa logan lorena lori lorraine louis luca lucas lucia lucy"
    " luis luz lydia magdalena mandy manuel marcia marco marcus margaret maria mariam mariana"
    " marie marina mario marisol marjorie martha martin mary mateo matthew maureen megan mei"
    " melanie melissa mercedes mia michael michele michelle miguel mike mohamed mohammad"
    " mohammed molly monica monique morgan muhammad nadia nancy naomi natalia natalie natasha"
    " nathan neha nicholas nicole nikhil nikita nina noah noel nora norma olga olivia omar oscar"
    " pablo pamela patricia patrick paul paula pedro peter philip phyllis pooja pradeep priya"
    " priyanka rachel rafael rahul raj rajesh ramesh ramon raquel ravi raymond rebecca renee"
    " ricardo richard rita robert roberto rodrigo roger rohan ronald rosa rosemary roxanne ruben"
    " russell ruth ryan sabrina samantha samuel sandra sandy sanjay santiago sara sarah scott"
    " sean sebastian sergei sergio shanice shannon sharon shaun shawn sheila shelby sherry"
    " shirley silvia simone sofia sonia sophia sophie stacey stacy stephanie stephen steve"
    " steven sunil sunita susan suzanne svetlana sylvia tamara tamika tanya tara tasha tatiana"
    " ted teresa terrence theodore theresa thomas tiffany timothy tina todd tonya tracy trevor"
    " tyrone valentina valerie vanessa vanya veronica victor victoria vijay vikram vincent"
    " vivian walter wanda wei wendy wesley whitney william xavier yesenia yolanda yuki yusuf"
    " zachary zainab zoe".split()
)
