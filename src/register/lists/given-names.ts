import { foldWords } from '../search-words.ts'

/**
 * Given names in common use, as words without marks: evidence that a row is a person, never proof. Names that
 * companies bear too (Mercedes, Siemens, Victoria, Sky …) are not here.
 */
const GIVEN = `
  james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
  donald steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary
  nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond
  jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle noah ethan jeremy walter keith roger terry
  sean gerald carl harold arthur lawrence jesse dylan bryan joe billy bruce albert willie gabriel alan juan wayne
  ralph roy eugene russell bobby mason philip louis harry liam oliver leo oscar simon martin stuart graham neil ian
  colin hugh nigel trevor duncan callum ewan gareth rhys declan aidan conor niall eoin cormac fergus
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
  kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
  kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn
  janet maria catherine heather diane olivia julie joyce ruth lauren kelly christina joan evelyn judith andrea
  hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean
  alice judy isabella julia amber denise danielle marilyn beverly charlotte natalie diana brittany doris kayla
  alexis lori marie fiona siobhan niamh aoife ciara claire lucy jane anne ellen chloe zoe molly eleanor harriet
  pierre jacques philippe michel alain patrice nicolas christophe laurent frederic sebastien stephane olivier
  francois julien antoine guillaume mathieu thierry bruno eric pascal dominique vincent fabrice jerome xavier yves
  herve gilles serge didier emmanuel cedric ludovic benoit romain maxime quentin baptiste hugo lucas theo raphael
  etienne remi bernard gerard rene andre marcel claude luc arnaud yann loic gaetan
  nathalie isabelle sylvie catherine martine francoise monique valerie sandrine veronique brigitte celine chantal
  aurelie caroline emilie camille lea manon juliette mathilde pauline marion elodie virginie delphine sophie helene
  florence corinne agnes beatrice genevieve jeanne madeleine odile solange therese yvonne colette noemie ines
  hans klaus jurgen wolfgang uwe bernd dieter manfred horst gunter gunther helmut gerhard heinz werner stefan
  andreas matthias christian markus torsten thorsten sven jens ralf dirk frank michael tobias florian felix lukas
  jonas maximilian moritz jan philipp niklas fabian dominik heiko holger karl friedrich heinrich otto ernst
  ursula monika petra sabine renate helga karin brigitte ingrid erika christa gisela susanne claudia birgit heike
  martina silke anja katrin kathrin annette ulrike gabriele angelika elke ute jutta anke hannelore katharina lena
  leonie johanna franziska greta frieda mathias jorg konstantin annika antje
  antonio jose manuel francisco juan carlos javier jesus alejandro miguel rafael pedro pablo angel sergio fernando
  jorge luis alberto alvaro diego adrian raul enrique ramon vicente andres joaquin santiago eduardo ignacio marcos
  jaime ricardo gonzalo mario ruben ivan hector guillermo gustavo esteban cristian emilio rodrigo arturo cesar
  maria carmen josefa isabel dolores pilar ana cristina rosa lucia elena concepcion marta paula raquel
  silvia montserrat beatriz alicia rocio sonia consuelo amparo nuria irene esperanza gabriela daniela ximena
  guadalupe yolanda lourdes fernanda carolina soledad valentina mariana catalina
  joao paulo pedro luiz marcos lucas gabriel rafael marcelo bruno felipe thiago tiago rodrigo fabio andre leonardo
  vitor nuno rui goncalo duarte henrique mateus caio murilo otavio leandro vinicius
  adriana juliana patricia aline vanessa leticia camila amanda bianca larissa mariana beatriz ines joana catarina
  madalena fatima conceicao luiza luisa renata simone tatiana
  giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno
  paolo michele giorgio aldo sergio luciano alessandro andrea marco matteo lorenzo davide simone federico riccardo
  stefano roberto massimo fabrizio claudio enrico filippo giacomo emanuele nicola gianluca tommaso
  giulia chiara sara francesca valentina alessia martina elisa silvia federica giorgia elena alice ilaria paola
  roberta daniela simona barbara manuela giovanna lucia rosa teresa caterina antonella cristina serena sofia
  johannes pieter cornelis hendrik willem gerrit jeroen bart wouter maarten sander joost thijs daan bram ruben
  koen wim kees joris marieke annemarie saskia ingeborg femke anouk lotte sanne fleur
  lars anders erik karl per nils johan mikael fredrik magnus henrik mattias jonas gustav oskar bjorn ole knut
  kjell arne svein geir odd leif rune terje jorgen morten soren niels jens jesper rasmus mads kasper
  astrid ingrid kristina birgitta margareta karin marianne kerstin helena linnea maja ebba hanne kirsten mette
  inger liv solveig randi siri sigrid turid freja
  juhani johannes matti pekka mikko timo jukka antti kari jari heikki tapio hannu ville juha markku tuomas
  aino helmi anneli kaarina marjatta hannele liisa paivi tuula sanna minna katja
  piotr krzysztof andrzej tomasz jan stanislaw pawel marcin michal grzegorz jerzy tadeusz adam lukasz zbigniew
  ryszard dariusz mariusz wojciech jacek maciej kamil jakub mateusz bartosz
  malgorzata agnieszka krystyna barbara ewa elzbieta zofia janina teresa joanna magdalena monika jadwiga danuta
  irena halina helena beata aleksandra dorota marta jolanta katarzyna urszula grazyna
  jiri petr pavel tomas jaroslav miroslav zdenek vaclav frantisek milan karel lukas vladimir ondrej vojtech
  jana hana lenka katerina vera alena petra veronika zuzana ludmila jitka tereza eliska
  laszlo istvan jozsef janos zoltan sandor gabor ferenc attila tamas balazs csaba imre tibor katalin erzsebet
  ilona eszter agnes judit zsuzsanna andras gergely bence
  vasile gheorghe constantin mihai andrei alexandru cristian florin marian ioana elena mihaela andreea
  ivan georgi dimitar nikola petar stoyan hristo todor aleksandar marko luka stjepan ante zoran goran dragan
  milan nenad bojan dejan vesna jelena milica ivana marija snezana ljiljana tatjana mirjana
  dmitri dmitry sergei sergey alexei alexey andrey nikolai vladimir mikhail yuri oleg igor evgeny pavel maxim
  anatoly boris viktor konstantin denis ruslan timur olga natalia tatiana svetlana irina ekaterina anastasia
  yulia ludmila galina nadezhda oksana larisa valentina polina daria ksenia volodymyr oleksandr serhiy andriy
  mykola vasyl bohdan taras iryna nataliya oksana
  giorgos georgios dimitris dimitrios konstantinos ioannis nikolaos panagiotis christos vasilis vasileios
  athanasios spyros evangelos eleni katerina vasiliki sofia angeliki georgia dimitra ioanna
  mehmet mustafa ahmet ali huseyin hasan ibrahim ismail osman yusuf murat omer ramazan halil suleyman fatih emre
  burak serkan hakan kemal cem orhan fatma ayse emine hatice zeynep elif meryem serife zehra sultan hanife merve
  ozlem esra busra gulsen
  mohamed mohammed muhammad mohammad ahmed mahmoud mustafa omar abdullah abdul abdel abdelkader khalid hassan
  hussein hussain ibrahim youssef yousef tariq karim samir rachid nabil hamza bilal amine anas jamal faisal sami
  walid ziad rami amr khaled said hamid farid aziz fatima aisha khadija zainab maryam mariam leila layla nour
  amina samira nadia salma yasmin yasmine rania hala dina huda souad naima hafsa
  reza hossein mehdi amir behrouz farhad dariush parisa shirin maryam zahra fatemeh nasrin
  moshe yosef yaakov avraham david shlomo yitzhak eitan noam itai yael tamar noa shira avigail rivka miriam
  raj rahul amit anil sunil sanjay vijay rajesh suresh ramesh mahesh ashok anand arjun vikram ravi kumar deepak
  manoj rakesh arun ajay vivek rohit nitin priya anjali pooja neha sunita anita kavita rekha meena lakshmi
  shreya divya sita radha aditi ananya ishaan krishna ganesh venkatesh srinivas imran asif bilal ayesha sana farhan
  nimal chaminda tharindu dilshan md mohammod rahman nasrin shakil
  wei fang xiu min jing yan jie jun lei yang ming hao yong qiang xin ying hui mei ling xiaoming guo jian zhiqiang
  hiroshi takashi kenji satoshi akira yuki haruto sota takumi kazuo makoto daisuke naoki tetsuya yuko keiko
  sakura aoi hina yui naomi tomoko akiko yoko michiko kumiko emiko haruka
  minjun seojun jihoon sungho youngsoo jisoo jiwoo minji hyejin eunji soojin
  nguyen tran thi minh tuan hung dung thanh huong lan hoa linh anh phuong trang duc quang khanh
  budi agus siti dewi sri wayan made ketut nyoman putri rina eko joko slamet nur muhamad aditya
  somchai somsak prasert suda malee kanya nattapong
  kwame kofi kwabena yaw ama akosua abena chukwu chinedu chinwe emeka ngozi ifeoma oluwaseun babatunde folake
  adewale ayodele chidi obinna uche amaka tunde yetunde musa sani aliyu mamadou amadou ousmane moussa ibrahima
  cheikh abdoulaye aminata fatou aissatou mariama oumar boubacar awa ndeye thabo sipho lerato nomsa themba
  kagiso lindiwe zanele juma baraka wanjiku wambui kamau otieno achieng njoroge tesfaye abebe mulugeta
  ada ida nora iris clara ella eva mia ben max tom tim kim sam dan jim bob bill nick mike steve dave rob matt chris
  tony greg jeff ken ron don alex andy ted ed charlie sue liz kate beth meg pam
  tamara ivo emil viktoria anton filip david daniel marek radek vanda elina oksana arvo tiit toomas tarmo rein
  janis andris juris ilze inese jonas mindaugas vytautas jurate egle rasa

  александр алексей андрей антон артем борис вадим валентин валерий василий виктор виталий владимир владислав
  вячеслав геннадий георгий григорий даниил денис дмитрий евгений егор иван игорь илья кирилл константин леонид
  максим михаил никита николай олег павел петр роман руслан семен сергей станислав степан тимур федор юрий ярослав
  александра алина алла анастасия ангелина анна валентина валерия вера вероника виктория галина дарья диана
  екатерина елена елизавета жанна зинаида инна ирина кристина ксения лариса лидия любовь людмила маргарита марина
  мария надежда наталья наталия нина оксана ольга полина раиса светлана софия софья тамара татьяна ульяна юлия яна
  володимир олександр сергій андрій микола василь богдан тарас ірина наталія катерина олена іван петро михайло
  георги димитър никола петър стоян христо тодор мария иванка елена йордан красимир милан драган зоран горан јелена
  милица весна ивана никола марко
  γιωργος γεωργιος δημητρης δημητριος κωνσταντινος ιωαννης νικολαος παναγιωτης χρηστος βασιλης βασιλειος
  αθανασιος σπυρος ευαγγελος ελενη μαρια κατερινα αικατερινη βασιλικη σοφια αγγελικη γεωργια δημητρα ιωαννα αννα
  محمد احمد محمود مصطفي عمر عبد عبدالله خالد حسن حسين ابراهيم يوسف علي سعيد كريم طارق سامي فاطمه عايشه خديجه زينب
  مريم ليلي نور امينه سميره ناديه سلمي ياسمين رضا مهدي امير زهرا فاطمه حسن
  משה יוסף יעקב אברהם דוד שלמה יצחק איתן נועם יעל תמר נועה שירה רבקה מרים שרה רחל חנה
`

export const GIVEN_NAMES: ReadonlySet<string> = new Set(foldWords(GIVEN).split(' '))

/** Family names of people whose given name stands behind, without a space: Chinese, Japanese, Korean. */
const FAMILY = `
  王 李 张 張 刘 劉 陈 陳 杨 楊 黄 黃 赵 趙 吴 吳 周 徐 孙 孫 马 馬 朱 胡 郭 何 高 林 罗 羅 郑 鄭 梁 谢 謝 宋 唐 许 許 韩 韓 冯 馮 邓 鄧
  曹 彭 曾 肖 萧 蕭 田 董 袁 潘 于 蒋 蔣 蔡 余 杜 叶 葉 程 苏 蘇 魏 吕 呂 丁 任 沈 姚 卢 盧 姜 崔 谭 譚 陆 陸 范 汪 廖 石 金 韦 韋 贾 賈
  夏 付 傅 方 邹 鄒 熊 孟 秦 邱 江 尹 薛 闫 閻 段 雷 侯 龙 龍 史 陶 黎 贺 賀 顾 顧 毛 郝 龚 龔 邵 万 萬 钱 錢 严 嚴 赖 賴 洪 武 莫 孔
  佐藤 鈴木 高橋 田中 渡辺 渡邊 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤
  斉藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 村上 近藤 石井 坂本
  遠藤 青木 藤井 西村 福田 太田 三浦 岡本 松田 中川 中野 原田 小野 竹内 上田 森
  김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 전 홍 고 문 양 손 배 백 허 남 심 노 하 곽 성 차 주 우 구 민 진 지 엄 채 원
  천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 왕 금 옥 육 인 맹 제 모 탁 국 어 은 편 용
`

const FAMILIES: ReadonlySet<string> = new Set(FAMILY.split(/\s+/).filter(name => name !== ''))

export function hasFamilyFirst(name: string): boolean {
  return [1, 2, 3].some(length => FAMILIES.has(name.slice(0, length)))
}
